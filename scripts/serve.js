// Serves the built site: `npm start`, on http://localhost:4173 or on PORT, under BASE_PATH.
import { builtBase } from './freshness.js';
import { serve } from './server.js';

const { PORT, BASE_PATH: base = '', BUILD_DIR } = process.env;
const folder = BUILD_DIR || 'build';

try {
	const port = readPort(PORT || '4173');
	if (builtBase(folder) !== base)
		throw new Error(`${folder}/ holds no build for ${base || '/'}: run npm run build first.`);
	const { url } = await serve({ folder, port, base });
	console.log(`Backstep is at ${url}`);
} catch (error) {
	console.error(/** @type {Error} */ (error).message);
	process.exit(1);
}

/**
 * @param {string} text
 * @returns {number}
 */
function readPort(text) {
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65535)
		throw new Error(`PORT should be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
	return port;
}
