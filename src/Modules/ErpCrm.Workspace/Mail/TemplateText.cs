using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace ErpCrm.Workspace.Mail;

/// <summary>Why a template cannot be used.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">English key.</param>
/// <param name="Value">What stands there, or empty.</param>
internal sealed record TemplateError(int Line, string Text, string Value = "");

/// <summary>
/// The language of templates: placeholders, and parts that stand only when something is known. It is a part of Liquid
/// in which nothing can be repeated or computed, so that a template takes no more time and room than it is long.
/// </summary>
internal static class TemplateText
{
    public const string Unreadable = "This placeholder cannot be read.";
    public const string Unknown = "There is no placeholder “{0}” here.";
    public const string NotAllowed = "Only placeholders, “if” and “unless” can be used.";
    public const string TooMany = "There are too many placeholders.";

    private const int MostTags = 200;
    private const int TagLength = 200;

    private static readonly FluidParser Parser = new();

    private static readonly TemplateOptions Options = new()
    {
        MaxSteps = 2000,
        MaxRecursion = 20,
    };

    /// <summary>What is wrong with a template; nothing when it can be used.</summary>
    /// <param name="known">Names of placeholders.</param>
    public static IReadOnlyList<TemplateError> Check(string source, IReadOnlyCollection<string> known)
    {
        var tags = Tags(source);
        if (tags.Count > MostTags) return [new TemplateError(LineAt(source, tags[MostTags].At), TooMany)];
        // What could nest without an end is refused before it is read.
        if (tags.Find(tag => tag.Text.Length > TagLength || tag.Text.AsSpan().ContainsAny("[(")) is { } odd)
            return [new TemplateError(LineAt(source, odd.At), Unreadable)];
        if (!Parser.TryParse(source, out var template, out _)) return [new TemplateError(BrokenAt(source), Unreadable)];
        var reading = new Reading(known);
        reading.VisitTemplate(template);
        return
        [
            .. reading.Unknown.Distinct().Select(name => new TemplateError(LineOf(source, tags, name), Unknown, name)),
            .. reading.NotAllowed.Distinct().Select(
                name => new TemplateError(LineOf(source, tags, name), NotAllowed, name)),
        ];
    }

    /// <summary>The template with its placeholders filled; what is not known is left out.</summary>
    /// <param name="source">A template that <see cref="Check"/> took.</param>
    public static string Fill(string source, IReadOnlyDictionary<string, string> values)
    {
        if (Check(source, [.. values.Keys]).Any(e => e.Text != Unknown)
            || !Parser.TryParse(source, out var template, out _))
            return source;
        var context = new TemplateContext(Options);
        foreach (var (name, value) in values)
        {
            if (value.Length > 0) context.SetValue(name, new StringValue(value));
        }

        return template.Render(context);
    }

    private static List<Tag> Tags(string source)
    {
        var tags = new List<Tag>();
        for (var at = 0; (at = source.AsSpan(at).IndexOf('{') is var found and >= 0 ? at + found : -1) >= 0; at++)
        {
            if (at + 1 >= source.Length || source[at + 1] is not ('{' or '%')) continue;
            var ends = source[at + 1] == '{' ? "}}" : "%}";
            var end = source.IndexOf(ends, at + 2, StringComparison.Ordinal);
            tags.Add(new Tag(at, source[(at + 2)..(end < 0 ? source.Length : end)]));
            at = end < 0 ? source.Length - 1 : end;
        }

        return tags;
    }

    // The parser names a place in its own words; the first tag with which the text cannot be read is as good.
    private static int BrokenAt(string source)
    {
        foreach (var tag in Tags(source))
        {
            var alone = source[tag.At..Math.Min(source.Length, tag.At + tag.Text.Length + 4)];
            if (alone.StartsWith("{{", StringComparison.Ordinal) && !Parser.TryParse(alone, out _, out _))
                return LineAt(source, tag.At);
        }

        return Tags(source).Find(tag => source[tag.At + 1] == '%') is { } first ? LineAt(source, first.At) : 1;
    }

    private static int LineOf(string source, List<Tag> tags, string name) =>
        LineAt(source, tags.Find(tag => tag.Text.Contains(name, StringComparison.Ordinal))?.At ?? 0);

    private static int LineAt(string source, int position) => 1 + source.AsSpan(0, position).Count('\n');

    private sealed record Tag(int At, string Text);

    private sealed class Reading(IReadOnlyCollection<string> known) : AstVisitor
    {
        private static readonly HashSet<string> Filters =
            new(StringComparer.Ordinal) { "default", "upcase", "downcase", "capitalize", "strip" };

        public List<string> Unknown { get; } = [];

        public List<string> NotAllowed { get; } = [];

        public override Statement Visit(Statement statement)
        {
            // An "if" without an "else" has none to visit.
            if (statement is null or OutputStatement or TextSpanStatement or IfStatement or ElseIfStatement
                or ElseStatement or UnlessStatement or CommentStatement or NoOpStatement)
                return statement is null ? null! : base.Visit(statement);
            NotAllowed.Add("{%");
            return statement;
        }

        protected override Expression VisitFilterExpression(FilterExpression filterExpression)
        {
            if (!Filters.Contains(filterExpression.Name)) NotAllowed.Add(filterExpression.Name);
            return base.VisitFilterExpression(filterExpression);
        }

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            var parts = memberExpression.Segments.OfType<IdentifierSegment>().Select(s => s.Identifier);
            var name = string.Join('.', parts);
            if (memberExpression.Segments.Count != 1 || !known.Contains(name)) Unknown.Add(name);
            return base.VisitMemberExpression(memberExpression);
        }
    }
}
