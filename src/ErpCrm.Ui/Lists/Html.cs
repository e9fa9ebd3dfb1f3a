using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using ErpCrm.Ui.TagHelpers;
using Microsoft.AspNetCore.Html;

namespace ErpCrm.Ui.Lists;

/// <summary>Markup written in code: what stands in the holes of
/// <c>Html.Of($"…")</c> is encoded unless it is markup itself.</summary>
public sealed class Html : IHtmlContent
{
    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>No markup at all.</summary>
    public static Html Empty { get; } = new("");

    public bool IsEmpty => _markup.Length == 0;

    public static Html Of(HtmlWriter markup) => new(markup.ToString());

    /// <summary>Text, encoded.</summary>
    public static Html Text(string? text) => string.IsNullOrEmpty(text) ? Empty : new Html(Markup.Encode(text));

    /// <summary>Parts of markup one after the other; each was encoded when it was made.</summary>
    public static Html Join(IEnumerable<Html> parts, Html? between = null) =>
        new(string.Join(between?.ToString(), parts));

    /// <summary>A view as markup in code.</summary>
    internal static async Task<Html> OfAsync(Task<IHtmlContent> view)
    {
        await using var text = new StringWriter();
        (await view).WriteTo(text, Markup.Encoder);
        return new Html(text.ToString().Trim());
    }

    /// <summary>Markup that is a constant, or comes out of code that encodes: nothing that people typed.</summary>
    internal static Html Raw(string markup) => new(markup);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_markup);

    public override string ToString() => _markup;
}

/// <summary>Collects the parts of <see cref="Html.Of"/>.</summary>
[InterpolatedStringHandler]
public readonly struct HtmlWriter(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markup = new(literalLength + (formattedCount * 24));

    public void AppendLiteral(string value) => _markup.Append(value);

    public void AppendFormatted(Html? value) => _markup.Append(value);

    public void AppendFormatted<T>(T value) =>
        _markup.Append(Markup.Encode(Convert.ToString(value, CultureInfo.InvariantCulture)));

    public override string ToString() => _markup.ToString();
}
