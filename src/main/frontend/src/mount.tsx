import { render } from 'preact';
import { client } from './api/client';
import { wire } from './api/wire';
import { clock } from './live/clock';
import { App } from './shell/App';
import { closeMenusAround } from './shell/closeMenusAround';
import { say } from './time/say';
import { viewerZone } from './time/zones';
import { language } from './words/languages';
import { texts } from './words/words';

/** Shows the page in its host. */
export async function mount(host: HTMLElement): Promise<void> {
  const { api: base = '/api/v1', locale: wanted = '', environment = '' } = host.dataset;
  const { locale, catalogue } = await language(wanted, navigator.languages);
  const time = clock();
  host.classList.add('es-page');
  host.lang = locale;
  closeMenusAround(host);
  render(
    <App
      api={client(wire(base, fetch.bind(globalThis), document.head))}
      clock={time}
      t={texts(catalogue, locale)}
      say={say(locale, viewerZone(), time.now)}
      drafts={sessionStorage}
      preferred={environment}
    />,
    host,
  );
}
