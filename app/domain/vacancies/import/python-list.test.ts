import { expect, it } from "vitest";
import { readPythonList } from "./python-list.ts";

it("reads strings in either quotes, with escapes", () => {
  expect(readPythonList(`['Salary', "driver's licence", 'a \\\\ b', 'x\\ny', 5000.0]`)).toEqual([
    "Salary",
    "driver's licence",
    "a \\ b",
    "x\ny",
    "5000.0",
  ]);
});

it("keeps what is whole of a list that was cut off", () => {
  expect(readPythonList("['حارس', 'بائ")).toEqual(["حارس"]);
  expect(readPythonList("[]")).toEqual([]);
});

it("answers null for other text", () => {
  expect(readPythonList("nan")).toBeNull();
  expect(readPythonList("راتب 5000")).toBeNull();
});
