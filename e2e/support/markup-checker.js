// The checker of the W3C, "vnu", on files.

import { execFile } from "node:child_process";

import vnu from "vnu-jar";

// One line for each thing that it finds, errors and warnings alike.
export async function findingsIn(...files) {
  const report = await run(["-jar", vnu, "--format", "json", "--stdout", "--also-check-css", "--also-check-svg", ...files]);
  return JSON.parse(report).messages.map(({ url = "", lastLine = 0, type, message }) => `${url}:${lastLine}: ${type}: ${message}`);
}

// The checker ends with status 1 when it finds something, which is an answer and not a failure.
function run(parameters) {
  return new Promise((resolve, reject) => {
    execFile("java", parameters, { maxBuffer: 64 * 1024 * 1024 }, (error, output, complaints) => {
      if (output.startsWith("{")) resolve(output);
      else reject(new Error(`the checker could not run: ${error?.message ?? complaints}`));
    });
  });
}
