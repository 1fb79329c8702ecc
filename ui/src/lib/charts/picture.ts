import type { ChartBody, ChartRequest, ChartSeries } from '../host/contract.gen';
import { axis, type Content } from './content';
import { kept } from './thin';

/** How a picture looks, beside what it shows. */
export interface Look {
  theme: 'light' | 'dark';
  lang: 'en' | 'ar';
  /** Width in pixels that the chart has on screen. */
  width: number;
}

/** More points than a picture has columns can't be seen, and a request has a limit. */
const COLUMNS = 1000;
/** Room for the title, axis titles and margins around what the screen shows. */
const AROUND = 110;

const within = (low: number, value: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));

/** Asks for a picture that shows what the screen shows. */
export function pictureRequest(content: Content, format: 'svg' | 'png', look: Look): ChartRequest {
  const { title, subtitle = '', x, y } = content;
  const body = thinned(content.body);
  const { theme, lang } = look;
  return { format, spec: { title, subtitle, body, x: axis(x), y: axis(y), theme, lang, ...sizeOf(body, look.width) } };
}

function thinned(body: ChartBody): ChartBody {
  if (body.kind !== 'lines' && body.kind !== 'unit') return body;
  return { ...body, series: body.series.map(thinnedSeries) };
}

function thinnedSeries(series: ChartSeries): ChartSeries {
  const places = kept(series.x, series.y, COLUMNS);
  return { ...series, x: places.map((at) => series.x[at] ?? 0), y: places.map((at) => series.y[at] ?? null) };
}

/** As wide as on screen where width is free; a size of their own for charts that have a shape. */
function sizeOf(body: ChartBody, width: number): { width: number; height: number } {
  const wide = within(560, width + AROUND, 1400);
  switch (body.kind) {
    case 'lines':
      return { width: wide, height: within(300, wide * 0.55, 700) };
    case 'histogram':
    case 'stacks':
    case 'points':
      return { width: wide, height: within(300, wide * 0.55, 560) };
    case 'unit':
      return { width: body.series.length > 1 ? 620 : 440, height: 440 };
    case 'confusion':
      return {
        width: within(360, 160 + body.classes.length * 104, 3000),
        height: within(220, AROUND + body.classes.length * 56, 3000),
      };
    case 'bars':
      return { width: wide, height: within(160, AROUND + body.labels.length * 24, 3900) };
    case 'groups': {
      const row = body.stacked ? 24 : 8 + body.series.length * 8;
      return { width: wide, height: within(200, AROUND + body.labels.length * row, 3900) };
    }
    case 'boxes':
      return { width: wide, height: within(200, AROUND + body.boxes.length * 30, 3900) };
  }
}
