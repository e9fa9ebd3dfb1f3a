using System.Globalization;
using System.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using static ErpCrm.Ui.Charts.Drawing;

namespace ErpCrm.Ui.Charts;

/// <summary>
/// Charts as SVG drawn on the server, in per cent of their box: text
/// keeps its size at any width, the theme and the printer need no script, and each carries its figures as a table.
/// </summary>
public static class Charts
{
    private const int DefaultHeight = 230;

    /// <summary>Lines over time.</summary>
    /// <param name="texts">In views <c>S</c>.</param>
    /// <param name="label">What the chart shows, for screen readers.</param>
    /// <param name="points">Labels of the axis, usually months.</param>
    /// <param name="today">Index of the point that is now, marked by a rule.</param>
    /// <param name="axis">How axis figures are written; compact when null.</param>
    /// <param name="value">How figures of the read-out are written; grouped when null.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="pointName">Head of the points' column; "Month" when null.</param>
    public static IHtmlContent Lines(
        IStringLocalizer<SharedText> texts,
        string label,
        IReadOnlyList<string> points,
        IReadOnlyList<Series> series,
        int? today = null,
        Func<decimal, string>? axis = null,
        Func<decimal, string>? value = null,
        int height = DefaultHeight,
        string? pointName = null)
    {
        var drawing = new Drawing(texts, label, points, series, Style(axis, value, height, pointName))
        {
            Scale = Scale.Over(series.SelectMany(one => one.Values).OfType<decimal>()),
            X = i => points.Count == 1 ? 50 : 100.0 * i / (points.Count - 1),
            ToTheEdge = true,
        };
        if (today is { } now)
        {
            var x = Num(drawing.X(now));
            var late = drawing.X(now) > 80;
            drawing.Add($"<line class=\"now\" x1=\"{x}%\" x2=\"{x}%\" y1=\"3%\" y2=\"97%\"/>");
            drawing.Add($"<text x=\"{x}%\" y=\"3%\" dy=\"10\" dx=\"{(late ? -6 : 6)}\" text-anchor=\"{(late ? "end" : "start")}\">{Encode(texts["Today"])}</text>");
        }

        drawing.Add("<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">");
        foreach (var one in series) drawing.Add(Line(drawing, one));
        drawing.Add("</svg><line class=\"cross\" y1=\"3%\" y2=\"97%\"/>");
        return drawing.Render(lines: true);
    }

    /// <summary>Bars side by side; values may be negative.</summary>
    /// <param name="labels">Whether each bar of a single series says its value.</param>
    /// <inheritdoc cref="Lines"/>
    public static IHtmlContent Bars(
        IStringLocalizer<SharedText> texts,
        string label,
        IReadOnlyList<string> points,
        IReadOnlyList<Series> series,
        bool labels = true,
        Func<decimal, string>? axis = null,
        Func<decimal, string>? value = null,
        int height = DefaultHeight,
        string? pointName = null)
    {
        var style = Style(axis, value, height, pointName);
        var band = Band(points);
        var width = band * .64 / series.Count;
        var drawing = new Drawing(texts, label, points, series, style)
        {
            Scale = Scale.Over(series.SelectMany(one => one.Values).OfType<decimal>(), headroom: 1.06),
            X = i => band * (i + .5)
        };
        for (var i = 0; i < points.Count; i++)
        {
            drawing.Add(Hover(i, band));
            for (var k = 0; k < series.Count; k++)
            {
                if (series[k].Values[i] is not { } amount) continue;
                var shift = (k - ((series.Count - 1) / 2.0)) * width;
                drawing.Add(Bar(drawing, series[k], i, width * .9, shift, Math.Min(0, (double)amount),
                    Math.Max(0, (double)amount)));
                if (labels && series.Count == 1)
                    drawing.Add(BarLabel(drawing, drawing.X(i), Math.Max(0, (double)amount), style.Axis(amount)));
            }
        }

        return drawing.Render(lines: false);
    }

    /// <summary>One bar of parts of a whole: paid, due and overdue of an invoice; spent and left of a budget.</summary>
    /// <param name="label">What it shows with its figures, for screen readers.</param>
    /// <param name="whole">The full length; the sum of the parts when null or smaller.</param>
    public static IHtmlContent Parts(string label, IReadOnlyList<Part> parts, decimal? whole = null)
    {
        var sum = parts.Sum(part => Math.Max(0, part.Value));
        var length = Math.Max(whole ?? sum, sum);
        var html = new StringBuilder($"<svg class=\"bar-stack\" role=\"img\" aria-label=\"{Encode(label)}\">");
        var x = 0.0;
        foreach (var part in parts.Where(part => part.Value > 0 && length > 0))
        {
            var width = (double)(part.Value / length) * 100;
            html.Append(CultureInfo.InvariantCulture,
                $"<rect class=\"s{part.Color}{(part.Soft ? " soft" : "")}\" x=\"{Num(x)}%\" width=\"{Num(width)}%\" height=\"100%\"><title>{Encode(part.Name)}</title></rect>");
            x += width;
        }

        return new HtmlString(html.Append("</svg>").ToString());
    }

    private static ChartStyle Style(Func<decimal, string>? axis, Func<decimal, string>? value, int height,
        string? pointName) =>
        new(axis ?? Format.Compact, value ?? (v => Format.Number(v)), height, pointName);

    private static double Band(IReadOnlyList<string> points) => 100.0 / Math.Max(1, points.Count);

    private static string Line(Drawing drawing, Series series)
    {
        var html = new StringBuilder();
        foreach (var run in Runs(series))
        {
            var path = "M" + string.Join('L',
                run.Select(point => $"{Num(drawing.X(point.Index))} {Num(drawing.Scale.Y((double)point.Value))}"));
            var ground = Num(drawing.Scale.Y(0));
            if (series.Area)
                html.Append(CultureInfo.InvariantCulture,
                    $"<path class=\"area s{series.Color}\" d=\"{path}L{Num(drawing.X(run[^1].Index))} {ground}L{Num(drawing.X(run[0].Index))} {ground}Z\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"ln {Css(series)}\" d=\"{path}\"/>");
        }

        return html.ToString();
    }

    // A missing value breaks the line.
    private static IEnumerable<IReadOnlyList<(int Index, decimal Value)>> Runs(Series series)
    {
        var run = new List<(int, decimal)>();
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is { } value)
            {
                run.Add((i, value));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0) yield return run;
    }

    private static string Hover(int i, double band) =>
        $"<rect class=\"bar-hover\" data-i=\"{i.ToString(CultureInfo.InvariantCulture)}\" x=\"{Num(band * i)}%\" width=\"{Num(band)}%\" y=\"0\" height=\"100%\"/>";

    private static string Bar(Drawing drawing, Series series, int i, double width, double shift, double from, double to)
    {
        var (top, bottom) = (drawing.Scale.Y(to), drawing.Scale.Y(from));
        return $"<rect class=\"{Css(series)}\" x=\"{Num(drawing.X(i) + shift - (width / 2))}%\" width=\"{Num(width)}%\" y=\"{Num(top)}%\" height=\"{Num(bottom - top)}%\" rx=\"2\"/>";
    }

    private static string BarLabel(Drawing drawing, double x, double value, string text) =>
        $"<text class=\"lbl\" x=\"{Num(x)}%\" y=\"{Num(drawing.Scale.Y(value))}%\" dy=\"-6\" text-anchor=\"middle\">{Encode(text)}</text>";
}
