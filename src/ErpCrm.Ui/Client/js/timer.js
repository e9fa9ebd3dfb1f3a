// A running clock: <ui-timer data-started="2026-11-25T09:30:00Z">0:00:00</ui-timer>
class Timer extends HTMLElement {
  connectedCallback() {
    this.setAttribute('role', 'timer');
    this.started = Date.parse(this.dataset.started);
    if (Number.isNaN(this.started)) return;
    this.tick();
    this.interval = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.interval);
  }

  tick() {
    const seconds = Math.max(0, Math.floor((Date.now() - this.started) / 1000));
    const two = value => String(value).padStart(2, '0');
    this.textContent = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
}

customElements.define('ui-timer', Timer);
