using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// Every list: each cell carries the head of its column (<c>data-head</c>),
/// so that a row can stand as a card on a phone without losing what its
/// figures are; a cell without a value says so (<c>data-nothing</c>).
/// </summary>
[HtmlTargetElement("table", Attributes = "class")]
public sealed partial class TableTagHelper : TagHelper
{
    private const int MatchMilliseconds = 1000;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var html = (await output.GetChildContentAsync()).GetContent();
        var classes = output.Attributes["class"]?.Value?.ToString() ?? "";
        if (classes.Split(' ').Contains("table")) html = WithHeads(html);
        output.Content.SetHtmlContent(html);
    }

    internal static string WithHeads(string html)
    {
        var body = html.IndexOf("</thead>", StringComparison.Ordinal);
        if (body < 0) return html;
        var heads = HeadsOf(html[..body]);
        var result = new StringBuilder(html.Length + 1024).Append(html, 0, body);
        var (at, column) = (body, 0);
        foreach (Match tag in RowOrCell().Matches(html, body))
        {
            if (tag.Groups["row"].Success)
            {
                column = 0;
                continue;
            }

            result.Append(html, at, tag.Index + tag.Length - 1 - at).Append(About(html, tag, heads, column))
                .Append('>');
            at = tag.Index + tag.Length;
            column += SpanOf(tag.Value);
        }

        return result.Append(html, at, html.Length - at).ToString();
    }

    private static string About(string html, Match tag, List<string> heads, int column)
    {
        var head = column < heads.Count && SpanOf(tag.Value) == 1 && heads[column].Length > 0
            ? $" data-head=\"{heads[column]}\""
            : "";
        var end = html.IndexOf("</t", tag.Index, StringComparison.Ordinal);
        var inside = end < 0 ? "" : Tags().Replace(html[(tag.Index + tag.Length)..end], "").Trim();
        var holds = inside.Length > 0 && inside != Formats.Format.Nothing;
        return head + (holds || tag.Value.Contains("tick", StringComparison.Ordinal) || HasControl(html, tag, end)
            ? ""
            : " data-nothing");
    }

    private static bool HasControl(string html, Match tag, int end) =>
        end > 0 && Controls().IsMatch(html[(tag.Index + tag.Length)..end]);

    private static List<string> HeadsOf(string head)
    {
        var heads = new List<string>();
        var last = head.LastIndexOf("<tr", StringComparison.Ordinal);
        foreach (Match cell in HeadCell().Matches(head, Math.Max(0, last)))
        {
            var text = Spaces().Replace(Tags().Replace(cell.Groups["text"].Value, ""), " ").Trim()
                .Replace("\"", "&quot;", StringComparison.Ordinal);
            for (var i = SpanOf(cell.Value[..(cell.Value.IndexOf('>', StringComparison.Ordinal) + 1)]); i > 0; i--)
                heads.Add(text);
        }

        return heads;
    }

    private static int SpanOf(string tag) => Span().Match(tag) is { Success: true } span
        && int.TryParse(span.Groups["n"].Value, CultureInfo.InvariantCulture, out var columns) ? columns : 1;

    [GeneratedRegex("<(?:(?<row>tr)|td|th)(?=[\\s>])(?:[^>\"]|\"[^\"]*\")*>", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex RowOrCell();

    [GeneratedRegex("<th(?=[\\s>])(?:[^>\"]|\"[^\"]*\")*>(?<text>.*?)</th>|<td(?=[\\s>])[^>]*>(?<text>.*?)</td>",
        RegexOptions.Singleline, MatchMilliseconds)]
    private static partial Regex HeadCell();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Tags();

    [GeneratedRegex("<(?:input|select|textarea|button|svg|img)\\b", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Controls();

    [GeneratedRegex("\\s+", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Spaces();

    [GeneratedRegex("colspan=\"(?<n>\\d{1,2})\"", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Span();
}
