import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const backend = process.env['TANDEM_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env['TANDEM_PAGES'] ?? '../../../target/classes/static',
    emptyOutDir: true,
    target: 'es2022',
    // the licence texts of what is bundled travel with the page
    license: { fileName: 'licences.md' },
    // bpmn-js, form-js and AG Grid are each over half a megabyte and loaded only by the page that shows them
    chunkSizeWarningLimit: 1600,
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/login', '/logout', '/oauth2', '/actuator', '/v3'].map((path) => [path, { target: backend }]),
    ),
  },
});
