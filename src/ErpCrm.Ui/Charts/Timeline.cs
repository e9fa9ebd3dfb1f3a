using System.Globalization;
using System.Text;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Html;
using static ErpCrm.Ui.Charts.Drawing;

namespace ErpCrm.Ui.Charts;

/// <summary>A stretch of time in a lane.</summary>
/// <param name="Color">1 to 6.</param>
public sealed record TimeSpanMark(DateOnly From, DateOnly To, string Title, int Color = 1);

/// <summary>Something that happened on a day.</summary>
/// <param name="Weight">0 to 1: how large it is drawn beside the others of its lane.</param>
public sealed record TimeMark(DateOnly On, string Title, int Color = 1, double Weight = 0);

/// <summary>One row of a timeline.</summary>
public sealed record TimeLane(string Name, IReadOnlyList<TimeSpanMark> Spans, IReadOnlyList<TimeMark> Marks);

/// <summary>Lanes of what lasted and what happened on one axis of time,
/// drawn like the other charts: in per cent, without a script.</summary>
public static class Timeline
{
    private const int LaneHeight = 30;

    /// <param name="label">What it shows, for screen readers.</param>
    public static IHtmlContent Render(string label, DateOnly from, DateOnly to, IReadOnlyList<TimeLane> lanes)
    {
        double X(DateOnly day) => 100.0 * (day.DayNumber - from.DayNumber) / Math.Max(1, to.DayNumber - from.DayNumber);

        var html = new StringBuilder($"<div class=\"timeline\" role=\"img\" aria-label=\"{Encode(label)}\">");
        foreach (var lane in lanes)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<span class=\"lane-name\">{Encode(lane.Name)}</span><svg height=\"{LaneHeight}\">");
            foreach (var span in lane.Spans)
            {
                var (start, end) = (X(span.From), X(span.To));
                html.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"s{span.Color}\" x=\"{Num(start)}%\" width=\"{Num(Math.Max(.5, end - start))}%\" y=\"9\" height=\"12\" rx=\"3\"><title>{Encode(span.Title)}</title></rect>");
            }

            foreach (var mark in lane.Marks)
                html.Append(CultureInfo.InvariantCulture,
                    $"<circle class=\"s{mark.Color}\" cx=\"{Num(X(mark.On))}%\" cy=\"15\" r=\"{Num(4 + (5 * mark.Weight))}\"><title>{Encode(mark.Title)}</title></circle>");
            html.Append("</svg>");
        }

        return new HtmlString(html.Append("<span></span>").Append(Axis(from, to, X)).Append("</div>").ToString());
    }

    private static string Axis(DateOnly from, DateOnly to, Func<DateOnly, double> x)
    {
        var html = new StringBuilder("<svg class=\"x-axis\" height=\"20\" aria-hidden=\"true\">");
        var first = new DateOnly(from.Year, from.Month, 1);
        var months = Enumerable.Range(0, Math.Max(1, ((to.Year - first.Year) * 12) + to.Month - first.Month + 1))
            .Select(first.AddMonths)
            .Where(m => m >= from)
            .ToList();
        // More labels than fit are left out, evenly.
        var every = Math.Max(1, (int)Math.Ceiling(months.Count / 8.0));
        for (var i = 0; i < months.Count; i += every)
        {
            var at = x(months[i]);
            var anchor = at > 92 ? "end" : "start";
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Num(at)}%\" y=\"14\" text-anchor=\"{anchor}\">");
            html.Append(CultureInfo.InvariantCulture,
                $"{Encode(Format.Month(months[i]))} {months[i].Year % 100:00}</text>");
        }

        return html.Append("</svg>").ToString();
    }
}
