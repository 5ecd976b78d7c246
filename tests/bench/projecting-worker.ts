import { parentPort, workerData } from "node:worker_threads";
import { projectShare, type Share } from "./projecting.ts";

parentPort?.postMessage(projectShare(workerData as Share));
