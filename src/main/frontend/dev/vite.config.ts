import { mergeConfig } from 'vite';
import page from '../vite.config.ts';
import { mockHost } from './mock/plugin.ts';

/** `EVENT_SCHEDULES=http://127.0.0.1:8080 npm run dev` works on a real host; without it a mock one answers. */
const host = process.env['EVENT_SCHEDULES'];

export default mergeConfig(page, {
  plugins: host === undefined ? [mockHost()] : [],
  server: host === undefined ? {} : { proxy: { '/api': host } },
});
