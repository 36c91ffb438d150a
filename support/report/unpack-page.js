'use strict';
// Cucumber's page and its messages are one script, packed: it is unpacked and run.
(async () => {
  /** @type {unknown} */
  const packed = Reflect.get(window, 'CUCUMBER_PACKED');
  const bytes = Uint8Array.from(atob(String(packed)), (one) => one.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const script = document.createElement('script');
  script.textContent = await new Response(unpacked).text();
  document.body.append(script);
})().catch((/** @type {unknown} */ reason) => {
  document.body.append(
    `This browser cannot unpack the page (${String(reason)}): take a newer one, or read messages.ndjson.`,
  );
});
