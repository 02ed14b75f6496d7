import { chromium } from 'playwright';
import { bestKernel, scalarChoice } from '$training/best-kernel';
import { findFirefox, launchOptions } from '../../scripts/browser.js';
import { Complaint } from '../../scripts/command';
import { readKernel } from '../../scripts/compile-kernel.js';
import type { Row } from '../table';
import { barePage } from './bare-page';
import { ownBytes, UPDATES } from './own-bytes';
import { installPeers } from './peer-packages';

type Bytes = Awaited<ReturnType<typeof ownBytes>>;

/** Whether the same seed trains to the same bytes: in Node, with both kernels, in Chromium and in Firefox. */
export async function bytesRows(): Promise<Row[]> {
	const expected = await ownBytes(await bestKernel(readKernel));
	const page = await barePage();
	try {
		const rows = [row('our scalar twin, Node', await ownBytes(scalarChoice))];
		rows.push(row('our kernel, Chromium', await chromiumBytes(page.url)));
		const firefox = findFirefox();
		if (firefox) rows.push(row('our kernel, Firefox', await firefoxBytes(firefox, page.url)));
		else rows.push(['our kernel, Firefox', 'skipped: there is no firefox or firefox-esr', '']);
		return rows;
	} finally {
		await page.close();
	}

	function row(where: string, bytes: Bytes): Row {
		const wrong = Object.entries(bytes).filter(
			([cost, hash]) => hash !== expected[cost as keyof Bytes]
		);
		if (wrong.length > 0) {
			throw new Complaint(
				`${where} trains to other bytes than Node's kernel for ${wrong.map(([cost]) => cost).join(', ')}`
			);
		}
		const hashes = Object.values(bytes).map((hash) => hash.slice(0, 8));
		return [
			where,
			`the bytes of Node's kernel after ${UPDATES} updates: ${hashes.join(' ')}`,
			'same'
		];
	}
}

async function chromiumBytes(url: string): Promise<Bytes> {
	const browser = await chromium.launch(launchOptions());
	try {
		const page = await browser.newPage();
		await page.goto(url);
		return await page.evaluate(() => backstep.bytes());
	} finally {
		await browser.close();
	}
}

async function firefoxBytes(executablePath: string, url: string): Promise<Bytes> {
	installPeers();
	// Not the tests' own driver, which has no Firefox but its own; in benchmarks/node_modules.
	const name = 'puppeteer-core';
	const { default: puppeteer } = await import(name);
	const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
	try {
		const page = await browser.newPage();
		await page.goto(url);
		return await page.evaluate(() => backstep.bytes());
	} finally {
		await browser.close();
	}
}
