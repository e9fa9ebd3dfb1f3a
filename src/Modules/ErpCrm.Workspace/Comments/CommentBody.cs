using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace ErpCrm.Workspace.Comments;

/// <summary>A text as it is shown: nothing of it is markup; addresses of the web are links, who is named stands
/// out.</summary>
/// <param name="names">As they stand after "@".</param>
internal sealed partial class CommentBody(string text, IReadOnlyCollection<string> names) : IHtmlContent
{
    private const string Closing = ".,;:!?'\"»”…";

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var at = 0;
        while (at < text.Length)
        {
            var (start, length, isLink) = Next(at);
            encoder.Encode(writer, text[at..start]);
            var part = encoder.Encode(text.Substring(start, length));
            if (length > 0 && isLink)
                writer.Write($"<a class=\"link\" href=\"{part}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">{part}</a>");
            else if (length > 0) writer.Write($"<b class=\"mention\">{part}</b>");
            at = start + length;
        }
    }

    private (int Start, int Length, bool IsLink) Next(int from)
    {
        var link = Link().Match(text, from);
        var named = NextName(from);
        if (named is { } name && (!link.Success || name.Start <= link.Index)) return (name.Start, name.Length, false);
        return link.Success ? (link.Index, Trimmed(link.Value), true) : (text.Length, 0, false);
    }

    private (int Start, int Length)? NextName(int from)
    {
        (int Start, int Length)? first = null;
        foreach (var name in names)
        {
            var at = text.IndexOf('@' + name, from, StringComparison.Ordinal);
            if (at >= 0 && (first is not { } known || (at, -name.Length).CompareTo((known.Start, -known.Length)) < 0))
                first = (at, name.Length + 1);
        }

        return first;
    }

    // What ends the sentence does not belong to the address, nor a bracket that opened before it.
    private static int Trimmed(string link)
    {
        var length = link.Length;
        while (length > 0 && (Closing.Contains(link[length - 1]) || IsForeignBracket(link[..length]))) length--;
        return length;
    }

    private static bool IsForeignBracket(string link) =>
        link[^1] is ')' or ']' && link.Count(c => c is '(' or '[') < link.Count(c => c is ')' or ']');

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();
}
