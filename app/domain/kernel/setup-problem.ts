/**
 * Something around Masar is not as it must be (a setting, a port, a folder, the disk). The message is a
 * sentence for the operator that says what to change; it stops the start with exit code 3.
 */
export class SetupProblem extends Error {
  override readonly name: string = "SetupProblem";
}
