/** Says where the marketplace is and who may sign in. */
export async function welcome(origin: string, tookMs: number): Promise<void> {
  process.stdout.write(
    `\nMasar is ready after ${(tookMs / 1000).toFixed(1)} s: ${origin}\n\nCtrl-C stops it.\n`,
  );
}
