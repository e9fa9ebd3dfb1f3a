using System.Globalization;
using System.Text.Encodings.Web;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Html;

namespace ErpCrm.Web.Search;

/// <summary>A text in which what was looked for is marked, however it is written.</summary>
internal sealed class MatchedText : IHtmlContent
{
    private readonly string _text;
    private readonly bool[] _isMarked;

    private MatchedText(string text, bool[] isMarked) => (_text, _isMarked) = (text, isMarked);

    /// <summary>Marks every typed word in a text.</summary>
    public static MatchedText Of(string text, string typed)
    {
        var marked = new bool[text.Length];
        var (folded, places) = Fold(text);
        foreach (var word in SearchText.Words(typed))
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0;
                at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                for (var i = places[at]; i <= places[at + word.Length - 1]; i++) marked[i] = true;
            }

            MarkOtherScript(text, Transliteration.Of(word), marked);
        }

        return new MatchedText(text, marked);
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        for (var start = 0; start < _text.Length;)
        {
            var end = start;
            while (end < _text.Length && _isMarked[end] == _isMarked[start]) end++;
            if (_isMarked[start]) writer.Write("<mark>");
            encoder.Encode(writer, _text, start, end - start);
            if (_isMarked[start]) writer.Write("</mark>");
            start = end;
        }
    }

    public override string ToString() => _text;

    // Letters as they are compared, each with its place; what holds numbers together is left out.
    private static (string Folded, List<int> Places) Fold(string text)
    {
        var (folded, places) = ("", new List<int>());
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) || (char.IsPunctuation(text[i]) && text[i] != '.')) continue;
            var letters = SearchText.Fold(text[i].ToString(CultureInfo.InvariantCulture));
            folded += letters;
            places.AddRange(Enumerable.Repeat(i, letters.Length));
        }

        return (folded, places);
    }

    // Of a word in the other script the whole is marked: letters do not stand for letters.
    private static void MarkOtherScript(string text, string latin, bool[] marked)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end == start) continue;
            var word = SearchText.Of(text[start..end]);
            var isOther = Transliteration.Of(word) is var other && other != word
                && latin.Length > 2 && other.Contains(latin, StringComparison.Ordinal);
            if (isOther && !marked.AsSpan(start, end - start).Contains(true))
                marked.AsSpan(start, end - start).Fill(true);
            start = end;
        }
    }
}
