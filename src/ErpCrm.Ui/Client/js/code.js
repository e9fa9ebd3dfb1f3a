// Reads the square code on a chosen picture into a field: <input type="file" data-code-into="#FiscalText">. Where the browser
// reads no codes, or there is none on the picture, nothing happens: what a scanner reads is typed into the field.
import { $ } from './dom.js';

document.addEventListener('change', async event => {
  const input = event.target.closest?.('input[type=file][data-code-into]');
  const file = input?.files[0];
  const field = file && $(input.dataset.codeInto);
  if (!field || field.value || !file.type.startsWith('image/') || !('BarcodeDetector' in window)) return;
  const text = await codeOn(file);
  if (!text || field.value || input.files[0] !== file || text.length > field.maxLength) return;
  field.value = text;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
});

async function codeOn(file) {
  let picture;
  try {
    picture = await createImageBitmap(file);
    const [code] = await new BarcodeDetector({ formats: ['qr_code'] }).detect(picture);
    return code?.rawValue;
  } catch {
    return null; // no picture that can be read
  } finally {
    picture?.close();
  }
}
