// What waits for the reader: J/K move from card to card, A approves, D declines, X chooses; the bulk bar counts.
import { $, $$, isTyping, singleKeysOn } from './dom.js';

class Approvals extends HTMLElement {
  connectedCallback() {
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.addEventListener('change', () => this.count(), { signal });
    this.addEventListener('click', event => this.clicked(event), { signal });
    document.addEventListener('keydown', event => this.keyPressed(event), { signal });
    // What is drawn again keeps its ticks, not the bar that counts them.
    document.addEventListener('htmx:after:swap', () => this.count(), { signal });
  }

  disconnectedCallback() {
    this.listeners.abort();
  }

  clicked(event) {
    if (!event.target.closest('[data-clear]')) return;
    for (const box of $$('.approval .check', this)) box.checked = false;
    this.count();
  }

  keyPressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn() || isTyping(event.target) || $('dialog[open]')) return;
    const cards = $$('.approval', this);
    const at = cards.findIndex(card => card.contains(document.activeElement));
    const step = { KeyJ: 1, KeyK: -1 }[event.code];
    const act = { KeyA: '.approval-do .btn.primary', KeyD: '[data-do=decline]', KeyX: '.check:not(:disabled)' }[event.code];
    if (step && cards.length) {
      const card = cards[Math.max(0, Math.min(cards.length - 1, at + step))];
      $('.approval-title', card).focus();
      card.scrollIntoView({ block: 'nearest' });
    } else if (act && at >= 0 && $(act, cards[at])) $(act, cards[at]).click();
    else return;
    event.preventDefault();
  }

  count() {
    const chosen = $$('.approval .check:checked', this).length;
    $('.bulk', this)?.classList.toggle('on', chosen > 0);
    for (const output of $$('[data-count]', this)) output.textContent = chosen;
  }
}

customElements.define('ui-approvals', Approvals);
