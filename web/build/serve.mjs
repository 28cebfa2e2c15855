// serve.mjs --dir FOLDER [--port N] [--base /PATH/]
// Serves a folder to this machine alone, as a static host would: brotli where the browser takes it, names with a hash
// kept for ever. Prints "serving URL" once it listens; port 0 chooses a free one.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".ogg": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
};

/** The file that an address means, or null: nothing outside of `folder`, and no folder but by its index.html. */
function fileFor(folder, base, address) {
    let name;
    try {
        name = decodeURIComponent(new URL(address, "http://here").pathname);
    } catch {
        return null;
    }
    if (!name.startsWith(base)) return null;
    name = name.slice(base.length);
    if (name === "" || name.endsWith("/")) name += "index.html";
    const file = path.join(folder, name);
    if (!file.startsWith(folder + path.sep)) return null;
    return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function answer(folder, base, request, response) {
    if (request.method !== "GET" && request.method !== "HEAD") {
        response.writeHead(405, { Allow: "GET, HEAD" }).end();
        return;
    }
    const file = fileFor(folder, base, request.url);
    if (!file) {
        response.writeHead(404, { "Content-Type": "text/plain" }).end("There is nothing here.\n");
        return;
    }
    const headers = {
        "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
        "Cache-Control": /\.[0-9a-f]{12}\./.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
        Vary: "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    };
    const takes = /(^|[\s,])br([\s,;]|$)/.test(request.headers["accept-encoding"] ?? "");
    const sent = takes && fs.existsSync(`${file}.br`) ? `${file}.br` : file;
    if (sent !== file) headers["Content-Encoding"] = "br";
    headers["Content-Length"] = fs.statSync(sent).size;
    response.writeHead(200, headers);
    if (request.method === "HEAD") response.end();
    else fs.createReadStream(sent).on("error", () => response.destroy()).pipe(response);
}

/** Serves `dir` at `base`; gives the address and what closes it. */
export function serve({ dir, port = 0, base = "/" }) {
    const folder = path.resolve(dir);
    const at = `/${base}/`.replace(/\/+/g, "/");
    const server = http.createServer((request, response) => answer(folder, at, request, response));
    return new Promise((resolve, reject) => {
        server.on("error", reject);
        server.listen(port, "127.0.0.1", () => {
            const url = `http://127.0.0.1:${server.address().port}${at}`;
            const close = () => new Promise((done) => {
                server.close(done);
                server.closeAllConnections();
            });
            resolve({ url, close });
        });
    });
}

async function main() {
    const wanted = { dir: "dist/web", port: "0", base: "/" };
    const list = process.argv.slice(2);
    for (let at = 0; at < list.length; at += 2) {
        const name = list[at].replace(/^--/, "");
        if (!(name in wanted) || list[at + 1] === undefined) throw new Error(`there is no '${list[at]}', or it wants a value`);
        wanted[name] = list[at + 1];
    }
    const port = Number(wanted.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`'${wanted.port}' is no port`);
    const { url } = await serve({ ...wanted, port });
    console.log(`serving ${url}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    try {
        await main();
    } catch (error) {
        console.error(`serve: ${error.message}`);
        process.exitCode = 1;
    }
}
