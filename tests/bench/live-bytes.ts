import v8 from "node:v8";
import vm from "node:vm";

/** Bytes on the heap and in buffers that are still used: what is left after a collection. */
export function liveBytes(): number {
  v8.setFlagsFromString("--expose-gc");
  (vm.runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
