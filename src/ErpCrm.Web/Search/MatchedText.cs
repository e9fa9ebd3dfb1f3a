using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Html;

namespace ErpCrm.Web.Search;

/// <summary>A text in which what was looked for is marked, however it is written.</summary>
internal sealed class MatchedText : IHtmlContent
{
    // As each letter is compared; folding one takes longer than looking it up.
    private static readonly string?[] Letters = new string?[char.MaxValue + 1];
    private readonly string _text;
    private readonly bool[] _isMarked;

    private MatchedText(string text, bool[] isMarked) => (_text, _isMarked) = (text, isMarked);

    /// <summary>Marks the typed words in a text.</summary>
    /// <param name="words">As <see cref="SearchText.Words"/>.</param>
    public static MatchedText Of(string text, IReadOnlyList<string> words)
    {
        var marked = new bool[text.Length];
        if (words.Count > 0)
        {
            var (folded, places) = Fold(text);
            foreach (var word in words)
            {
                if (!Mark(folded, places, word, marked)) MarkOtherScript(folded, places, word, marked);
            }
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
        var (folded, places) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) || (char.IsPunctuation(text[i]) && text[i] != '.')) continue;
            var letters = Letters[text[i]] ??= SearchText.Fold(text[i].ToString(CultureInfo.InvariantCulture));
            folded.Append(letters);
            for (var letter = 0; letter < letters.Length; letter++) places.Add(i);
        }

        return (folded.ToString(), places);
    }

    private static bool Mark(string folded, List<int> places, string word, bool[] marked)
    {
        var at = folded.IndexOf(word, StringComparison.Ordinal);
        for (var next = at; next >= 0; next = folded.IndexOf(word, next + 1, StringComparison.Ordinal))
            Mark(places, next, next + word.Length, marked);
        return at >= 0;
    }

    private static void Mark(List<int> places, int start, int end, bool[] marked) =>
        marked.AsSpan(places[start]..(places[end - 1] + 1)).Fill(true);

    // Of a word in the other script the whole is marked: letters do not stand for letters.
    private static void MarkOtherScript(string folded, List<int> places, string word, bool[] marked)
    {
        var latin = Transliteration.Of(word);
        for (var (start, end) = (0, 0); start < folded.Length; start = end + 1)
        {
            end = folded.IndexOf(' ', start) is >= 0 and var blank ? blank : folded.Length;
            if (end > start && latin.Length > 2
                && Transliteration.Of(folded[start..end]).Contains(latin, StringComparison.Ordinal))
                Mark(places, start, end, marked);
        }
    }
}
