using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What the form above a report asks for.</summary>
[Flags]
internal enum AskFor
{
    /// <summary>The last day, or the day of balances; all have it.</summary>
    Day = 0,
    From = 1,
    Against = 2,
    Span = 4,
    Comparison = 8,

    /// <summary>Project, department, cost centre.</summary>
    Part = 16,
    Currencies = 32,
    Account = 64,
}

/// <summary>The form above a report, and the ways to the same report asked otherwise.</summary>
internal sealed record ReportHead(string Url, Asked Asked, AskFor Asks)
{
    /// <summary>By which the columns are divided, after all.</summary>
    public ReportSpan? Span { get; init; }

    public IReadOnlyList<ApprovalChoice> Departments { get; init; } = [];
    public IReadOnlyList<ApprovalChoice> Centres { get; init; } = [];
    public IReadOnlyList<ReportAccount> Accounts { get; init; } = [];

    /// <summary>What the form keeps and does not show.</summary>
    public IEnumerable<(string Name, string Value)> Hidden => Kept().Select(kept => (kept.Name, kept.Value));

    public bool AsksFor(AskFor part) => Asks.HasFlag(part);

    public string At(ReportDays days) =>
        Asked.Ask.At(Url, ("from", ReportAsk.Text(days.From)), ("to", ReportAsk.Text(days.To)));

    /// <param name="form"><c>csv</c> or <c>xlsx</c>.</param>
    public string File(string form) => Asked.Ask.At(Url, ("as", form));

    /// <summary>Days that are asked for often: the key of a shared text, and which they are.</summary>
    public IEnumerable<(string Word, ReportDays Days)> Usual()
    {
        var (today, company) = (Asked.Today, Asked.Company);
        var year = ReportDays.YearOf(today, company);
        yield return ("This month", ReportDays.MonthOf(today));
        yield return ("Last month", ReportDays.MonthOf(today).Previous());
        yield return ("This quarter", ReportDays.QuarterOf(today, company));
        yield return ("This year", year);
        yield return ("Last year", year.Previous());
    }

    /// <summary>What narrows it and is in no field of the form, with the way to it without that.</summary>
    public IEnumerable<(string Word, string Url)> Narrowing(IStringLocalizer texts) =>
        Kept().Select(kept => (kept.Word(texts), Asked.Ask.At(Url, (kept.Name, null))));

    private IEnumerable<(string Name, string Value, Func<IStringLocalizer, string> Word)> Kept()
    {
        var ask = Asked.Ask;
        if (ask.Classes() is { Count: > 0 } classes)
            yield return ("of", string.Join(',', classes),
                texts => string.Join(", ", classes.Select(c => texts[AccountWords.Of(c)].Value)));
        if (ask.CurrencyCode() is { } currency) yield return ("currency", currency, _ => currency);
        if (ask.Kind is { } kind)
            yield return ("kind", kind.ToString(), texts => texts[JournalWords.Of(kind)]);
        if (ask.Party is { } party)
            yield return ("party", party.ToString(), texts => texts["One customer, supplier or person"]);
        if (ask.BeforeClosing)
            yield return ("beforeClosing", "true", texts => texts["Before the year was closed"]);
    }
}

/// <summary>What the figures of a report are of: a line above it, on paper too.</summary>
internal sealed record AskedLine(string Days, string Currency, DateTime? KnownAt)
{
    public static AskedLine Of(Asked asked) => new(ReportWords.Range(asked.Days), asked.Currency, asked.KnownAt);
}
