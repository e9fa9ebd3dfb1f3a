using System.Globalization;
using System.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.TagHelpers;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Charts;

/// <summary>What all charts consist of: legend, axes, grid, and the table of the same figures.</summary>
internal sealed class Drawing(IStringLocalizer<SharedText> texts, string label, IReadOnlyList<string> points,
    IReadOnlyList<Series> series, ChartStyle style)
{
    private readonly StringBuilder _svg = new();

    public Scale Scale { get; init; } = new(0, 1, 1);

    /// <summary>Position of a point from the left, in per cent.</summary>
    public required Func<int, double> X { get; init; }

    /// <summary>Lines touch both edges; bars stand in the middle of their band.</summary>
    public bool ToTheEdge { get; init; }

    public static string Num(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Encode(string? text) => Markup.Encode(text);

    public static string Css(Series series) => $"s{series.Color}" + series.Style switch
    {
        SeriesStyle.Dashed => " dash",
        SeriesStyle.Dotted => " dots",
        SeriesStyle.Soft => " soft",
        _ => "",
    };

    public void Add(string markup) => _svg.Append(markup);

    public IHtmlContent Render(bool lines)
    {
        var html = new StringBuilder($"<ui-chart class=\"chart\" data-kind=\"{(lines ? "line" : "bar")}\">");
        if (series.Count > 1) html.Append(Legend(lines));
        html.Append(Plot()).Append("<div class=\"tip\" aria-hidden=\"true\"></div>").Append(Figures())
            .Append("</ui-chart>");
        return new HtmlString(html.ToString());
    }

    private string Legend(bool lines)
    {
        var html = new StringBuilder("<div class=\"legend\">");
        foreach (var one in series)
        {
            var css = Css(one);
            var sign = lines
                ? $"<line class=\"ln {css}\" x1=\"0\" x2=\"20\" y1=\"4\" y2=\"4\"/>"
                : $"<rect class=\"{css}\" width=\"8\" height=\"8\" rx=\"2\"/>";
            html.Append(CultureInfo.InvariantCulture,
                $"<span><svg aria-hidden=\"true\">{sign}</svg>{Encode(one.Name)}</span>");
        }

        return html.Append("</div>").ToString();
    }

    private string Plot()
    {
        var marks = Scale.Marks.Select(mark => (Y: Num(Scale.Y(mark)), Value: mark, Text: style.Axis((decimal)mark)))
            .ToList();
        var width = 10 + (int)Math.Ceiling(marks.Max(mark => mark.Text.Length) * 6.4);
        var height = style.Height.ToString(CultureInfo.InvariantCulture);
        var html = new StringBuilder(
            $"<div class=\"plot\"><svg class=\"y-axis\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\">");
        foreach (var mark in marks)
            html.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{width - 8}\" y=\"{mark.Y}%\" dy=\"4\" text-anchor=\"end\">{Encode(mark.Text)}</text>");
        html.Append(CultureInfo.InvariantCulture,
            $"</svg><svg class=\"area-box\" height=\"{height}\" role=\"img\" aria-label=\"{Encode(label)}\"><g class=\"grid\">");
        foreach (var mark in marks)
        {
            var zero = Math.Abs(mark.Value) < Scale.Step / 9 ? " class=\"zero\"" : "";
            html.Append(CultureInfo.InvariantCulture,
                $"<line x1=\"0\" x2=\"100%\" y1=\"{mark.Y}%\" y2=\"{mark.Y}%\"{zero}/>");
        }

        return html.Append("</g>").Append(_svg).Append("</svg><span></span>").Append(PointAxis()).Append("</div>")
            .ToString();
    }

    private string PointAxis()
    {
        var html = new StringBuilder("<svg class=\"x-axis\" height=\"22\" aria-hidden=\"true\">");
        // More labels than fit are left out, evenly.
        var every = Math.Max(1, (int)Math.Ceiling(points.Count / 12.0));
        for (var i = 0; i < points.Count; i += every)
        {
            var anchor = ToTheEdge && i == 0 ? "start" : ToTheEdge && i == points.Count - 1 ? "end" : "middle";
            var css = points.Count > 6 && i / every % 2 == 1 ? " class=\"hide-s\"" : "";
            html.Append(CultureInfo.InvariantCulture,
                $"<text{css} x=\"{Num(X(i))}%\" y=\"16\" text-anchor=\"{anchor}\">{Encode(points[i])}</text>");
        }

        return html.Append("</svg>").ToString();
    }

    private string Figures()
    {
        var title = Encode(texts["Show the figures"]);
        var html = new StringBuilder(
            $"<details class=\"chart-data no-print\"><summary>{title}</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\">");
        html.Append(CultureInfo.InvariantCulture,
            $"<table><thead><tr><th scope=\"col\">{Encode(style.PointName ?? texts["Month"])}</th>");
        foreach (var one in series)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Encode(one.Name)}</th>");
        html.Append("</tr></thead><tbody>");
        for (var i = 0; i < points.Count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Encode(points[i])}</th>");
            foreach (var one in series)
                html.Append(CultureInfo.InvariantCulture,
                    $"<td>{(one.Values[i] is { } value ? Encode(style.Value(value)) : Format.Nothing)}</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div></details>").ToString();
    }
}

/// <summary>How figures are written and how high the chart is.</summary>
internal sealed record ChartStyle(Func<decimal, string> Axis, Func<decimal, string> Value, int Height,
    string? PointName);
