// Receives what Event Schedules tells a webhook, and prints it: node samples/webhook-receiver.mjs 9000 secret.txt
// It takes only what is signed with the secret and fresh, and prints each notice once, however often it comes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, secretFile] = process.argv.slice(2);
const secret = readFileSync(secretFile, 'utf8').trim();
const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8');
const FRESH_SECONDS = 5 * 60;
const LARGEST = 1 << 20;

/** Keep this in a database: a receiver that restarts must still know what it has seen. */
const seen = new Set();

function isGenuine(headers, body) {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) <= FRESH_SECONDS;
  return (
    fresh &&
    (headers['webhook-signature'] ?? '').split(' ').some((each) => {
      const given = Buffer.from(each.replace(/^v1,/, ''), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    })
  );
}

const server = createServer((request, response) => {
  const parts = [];
  let size = 0;
  request.on('data', (part) => {
    size += part.length;
    if (size > LARGEST) {
      request.destroy();
    }
    parts.push(part);
  });
  request.on('end', () => {
    const body = Buffer.concat(parts);
    if (!isGenuine(request.headers, body)) {
      response.writeHead(401).end();
      return;
    }
    const notice = JSON.parse(body.toString('utf8'));
    if (!seen.has(notice.id)) {
      seen.add(notice.id);
      console.log(`${notice.kind}: ${notice.text}`);
    }
    // Only now: whatever is not answered with 2xx comes again.
    response.writeHead(204).end();
  });
});
server.listen(Number(port), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
