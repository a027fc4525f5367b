// Serves a folder on 127.0.0.1 as a plain web server would: index.html for a folder, 404.html for what is not there.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

export async function serveFolder(folder) {
  const server = createServer(async (request, response) => {
    const found = await fileFor(folder, new URL(request.url, "http://127.0.0.1").pathname);
    response.writeHead(found.status, { "content-type": TYPES[extname(found.file)] ?? "application/octet-stream" });
    response.end(found.content);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  async function close() {
    server.close();
    // A browser keeps its connections open for a while, and the server would wait for them.
    server.closeAllConnections();
    await once(server, "close");
  }

  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

async function fileFor(folder, pathname) {
  // The path begins with a slash, so that no ".." in it can leave the folder.
  const path = normalize(decodeURIComponent(pathname));
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  try {
    return { status: 200, file, content: await readFile(file) };
  } catch {
    const missing = join(folder, "404.html");
    return { status: 404, file: missing, content: await readFile(missing) };
  }
}
