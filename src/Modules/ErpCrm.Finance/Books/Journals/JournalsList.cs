using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Journals;

internal sealed record JournalRow(
    Guid Id, DateOnly Date, int? Number, JournalKind Kind, string Reference, string Text, decimal Amount,
    bool IsReversal, bool IsReversed, DateTime PostedAt, Guid? PostedById, string? PostedBy)
{
    public string Parties { get; init; } = "";
}

/// <summary>Everything that is posted, the latest day first.</summary>
internal sealed class JournalsList : ListOf<Journal, JournalRow>
{
    public JournalsList()
        : base("journals", "/finance/journals", typeof(FinanceText))
    {
        Name = "Journals";
        Views(filtersBelow: true);
        RowsAre(Kinds.Journal, r => r.Id, LabelOf);
        Finds("Number of a document, or text", (_, word) => j => j.SearchText.Contains(word));
        WhenNoMatch("No journal matches");
        WhenNothing(new("book-open-text", "Nothing is posted yet",
            "Invoices, payments and expenses post by themselves; everything else is entered by hand.")
        {
            New = Kinds.Journal,
        });
        Choose("kind", "Kind", "Any kind", j => j.Kind, JournalWords.Of);
        Filter(new ValueFilter<Journal, Guid?>("account", "Ledger account", Readers.Id, OnAccount)
        {
            Any = "Any account", Choices = AccountsAsync, IsWide = true,
        });
        Filter(new DaysFilter<Journal>("from", "to", "From", (journals, from, to, _) => Within(journals, from, to))
        {
            IsWide = true,
        });
        Filter(new PartyFilter());
        Follows<Guid?>("of", Readers.Id, OfParty, s => s.Say("Only journals with one party."));

        Day("day", "Date", r => r.Date).SortsBy(r => r.Date, r => r.PostedAt).Card(3)
            .Cell(r => Html.Of($"<a class=\"rowlink\" href=\"/finance/journals/{r.Id}\">{Cells.Date(r.Date)}</a>"));
        Number("number", "Number", r => r.Number).Shows((r, _) => JournalWords.NumberOf(r.Date, r.Number))
            .Class("nowrap");
        Choice("kind", "Kind", r => r.Kind).Says(JournalWords.Of).Card(4);
        Text("reference", "Document number", r => r.Reference).Card(1).Class("wrap").Cell(Reference);
        Text("text", "Text", r => r.Text).ExportOnly();
        Text("party", "Party", r => r.Parties).NotAsked().Class("wrap");
        Money("amount", "Amount, {0}", r => r.Amount).Digits(2).Card(2).Class("strong");
        Person("by", "Posted by", r => r.PostedById, r => r.PostedBy).ExportOnly();
        Moment("posted", "Posted", r => r.PostedAt).ExportOnly();
    }

    public override IQueryable<Journal> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Journals.AsNoTracking();

    protected override Expression<Func<Journal, JournalRow>> Row(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        return j => new JournalRow(
            j.Id, j.Date, j.Number, j.Kind, j.Reference, j.Text, j.Amount, j.ReversalOfId != null,
            db.Journals.Any(other => other.ReversalOfId == j.Id), j.PostedAt, j.PostedById,
            db.Users.Where(u => u.Id == j.PostedById).Select(u => u.Name).FirstOrDefault());
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("day", true);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        if (scope.Query[PartyFilter.Name] is { } text)
            scope.Keep(new NamedPeople(
                [.. (await Parties.PeopleAsync(scope.Get<FinanceDbContext>(), text, ct)).Select(p => p.Id)]));
    }

    protected override async Task<IReadOnlyList<JournalRow>> WithMoreAsync(
        IReadOnlyList<JournalRow> rows, ListScope scope, CancellationToken ct)
    {
        var parties = await Parties.OfJournalsAsync(scope.Get<FinanceDbContext>(), [.. rows.Select(r => r.Id)], ct);
        return [.. rows.Select(r => r with { Parties = string.Join(", ", parties[r.Id]) })];
    }

    private static IQueryable<Journal> OnAccount(IQueryable<Journal> journals, Guid? account, ListScope scope)
    {
        var lines = scope.Get<FinanceDbContext>().JournalLines;
        return journals.Where(j => lines.Any(l => l.JournalId == j.Id && l.AccountId == account));
    }

    private static IQueryable<Journal> OfParty(IQueryable<Journal> journals, Guid? party, ListScope scope)
    {
        var lines = scope.Get<FinanceDbContext>().JournalLines;
        return journals.Where(j => lines.Any(l => l.JournalId == j.Id && l.PartyId == party));
    }

    private static IQueryable<Journal> Within(IQueryable<Journal> journals, DateOnly from, DateOnly to)
    {
        if (from > DateOnly.MinValue) journals = journals.Where(j => j.Date >= from);
        return to < DateOnly.MaxValue ? journals.Where(j => j.Date <= to) : journals;
    }

    private static async Task<IEnumerable<SelectListItem>> AccountsAsync(ListScope scope, CancellationToken ct) =>
        (await scope.Get<FinanceDbContext>().Accounts.AsNoTracking().OrderBy(a => a.Code)
            .Select(a => new { a.Id, a.Code, a.Name }).ToListAsync(ct))
            .Select(a => new SelectListItem(AccountTexts.Of(a.Code, a.Name, scope.Texts), a.Id.ToString()));

    private static string LabelOf(JournalRow row) => row.Reference.Length > 0 ? row.Reference
        : row.Text.Length > 0 ? row.Text
        : JournalWords.NumberOf(row.Date, row.Number);

    private static Html Reference(JournalRow row, ListScope scope)
    {
        var reversal = row.IsReversal ? Html.Of($" {Cells.Badge("amber", scope.Say("Reversal"))}") : Html.Empty;
        var reversed = row.IsReversed ? Html.Of($" {Cells.Badge("gray", scope.Say("Reversed"))}") : Html.Empty;
        var label = row.Reference.Length + row.Text.Length > 0 ? LabelOf(row) : scope.Say(JournalWords.Of(row.Kind));
        var name = Cells.Name($"/finance/journals/{row.Id}", label);
        var text = row.Reference.Length > 0 ? Cells.Beside(row.Text) : Html.Empty;
        return Html.Of($"{name}{text}{reversal}{reversed}");
    }
}

/// <summary>People whose names are asked for.</summary>
internal sealed record NamedPeople(List<Guid> Ids);

/// <summary>Journals with a party of whose name something is typed.</summary>
internal sealed class PartyFilter() : ListFilter<Journal>(Name, "Party")
{
    public const string Name = "party";
    private const int MostLetters = 80;

    public override bool IsSet(ListScope scope) => scope.Query[Key] is not null;

    public override IQueryable<Journal> Apply(IQueryable<Journal> records, ListScope scope)
    {
        if (scope.Query[Key] is not { } text) return records;
        var db = scope.Get<FinanceDbContext>();
        var (companies, people) = (Parties.Companies(db, text), scope.KeptOrNull<NamedPeople>()?.Ids ?? []);
        return records.Where(j => db.JournalLines.Any(l => l.JournalId == j.Id && l.PartyId != null
            && (companies.Contains(l.PartyId.Value) || EF.Parameter(people).Contains(l.PartyId.Value))));
    }

    public override Html Control(ListScope scope)
    {
        var name = scope.Say(Label);
        return Html.Of(
            $"<div class=\"affix\">{scope.Icon("building-2")}<input class=\"input sm\" id=\"{Key}\" name=\"{Key}\" " +
            $"value=\"{scope.Query[Key]}\" placeholder=\"{name}\" aria-label=\"{name}\" " +
            $"maxlength=\"{MostLetters}\"></div>");
    }
}
