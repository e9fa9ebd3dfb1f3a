// Shows a chosen picture beside the form: <input type="file" data-shows="#paper"> and <figure id="paper"><img></figure>.
import { $ } from './dom.js';

document.addEventListener('change', event => {
  const input = event.target.closest?.('input[type=file][data-shows]');
  const paper = input && $(input.dataset.shows);
  const image = paper && $('img', paper);
  if (!image) return;
  const file = input.files[0];
  if (!file || !/^image\/(png|jpeg)$/.test(file.type)) {
    paper.hidden = image.hidden = true;
    return;
  }
  const reader = new FileReader();
  reader.addEventListener('load', () => {
    image.src = reader.result;
    paper.hidden = image.hidden = false;
  });
  reader.readAsDataURL(file);
});
