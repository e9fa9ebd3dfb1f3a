// Shows a chosen file beside the form: <input type="file" data-shows="#paper"> and <figure id="paper"> with an <img> for pictures
// and an <iframe> for a PDF. A browser that shows no PDF in a page leaves the frame empty.
import { $ } from './dom.js';

let shown;

document.addEventListener('change', event => {
  const input = event.target.closest?.('input[type=file][data-shows]');
  const paper = input && $(input.dataset.shows);
  if (!paper) return;
  const file = input.files[0];
  const place = file && $(placeOf(file.type), paper);
  if (shown) URL.revokeObjectURL(shown);
  shown = place && URL.createObjectURL(file);
  for (const other of paper.children) other.hidden = other !== place;
  paper.hidden = !place;
  if (place) place.src = place.matches('iframe') ? `${shown}#navpanes=0&view=FitH` : shown;
});

function placeOf(type) {
  if (/^image\/(png|jpeg)$/.test(type)) return 'img';
  return type === 'application/pdf' && navigator.pdfViewerEnabled ? 'iframe' : 'none';
}
