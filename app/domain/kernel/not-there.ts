import { SetupProblem } from "./setup-problem.ts";

/**
 * Something that Masar needs does not answer now, and may do so soon. The message is a sentence for the operator; it
 * stops a start with exit code 1 instead of 3, so that whoever watches the process starts it again.
 */
export class NotThere extends SetupProblem {
  override readonly name: string = "NotThere";
}
