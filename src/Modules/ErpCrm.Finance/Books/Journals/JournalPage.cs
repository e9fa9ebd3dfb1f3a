using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>A line as its journal's page shows it.</summary>
internal sealed record ShownLine(
    JournalLine Line, string Account, string? Party, string? Project, string? Department, string? CostCentre);

/// <summary>A journal that reverses, or is reversed.</summary>
internal sealed record OtherJournal(Guid Id, DateOnly Date, int? Number);

/// <summary>A journal with its lines, where it comes from and what reverses it.</summary>
/// <param name="SourceWord">English, what it comes from; null for what somebody wrote by hand.</param>
/// <param name="ReversalDay">What is proposed for a reversal.</param>
internal sealed record JournalPage(
    Journal Journal, IReadOnlyList<ShownLine> Lines, string? SourceWord, OtherJournal? Reverses,
    OtherJournal? ReversedBy, string? PostedBy, bool CanReverse, DateOnly ReversalDay, string BaseCurrency)
{
    public bool HasForeign => Lines.Any(l => l.Line.Currency != BaseCurrency);

    /// <summary>Day and number, what it is called where it has no other name.</summary>
    public string Name => Journal.Reference.Length > 0 ? Journal.Reference
        : Journal.Text.Length > 0 ? Journal.Text
        : JournalWords.NumberOf(Journal.Date, Journal.Number);
}

/// <summary>Reads what the page of a journal shows.</summary>
internal sealed class JournalReading(FinanceDbContext db, RecordKinds kinds, IWorkingPeople people, ICurrentUser me,
    IBusinessClock clock, ICompanyProfile company, IStringLocalizer<FinanceText> texts)
{
    public async Task<JournalPage> PageAsync(Journal journal, CancellationToken ct)
    {
        var reversedBy = await OtherAsync(j => j.ReversalOfId == journal.Id, ct);
        var isByHand = journal.IsByHand();
        var postedBy = journal.PostedById is { } user
            ? await db.Users.Where(u => u.Id == user).Select(u => u.Name).FirstOrDefaultAsync(ct)
            : null;
        var today = clock.Today > journal.Date ? clock.Today : journal.Date;
        return new JournalPage(
            journal, await LinesAsync(journal, ct), isByHand ? null : kinds.Find(journal.SourceKind)?.Words.One,
            journal.ReversalOfId is { } reversed ? await OtherAsync(j => j.Id == reversed, ct) : null, reversedBy,
            postedBy, isByHand && reversedBy is null && me.Can(FinancePermissions.EditLedger),
            await PeriodGuard.FirstOpenAsync(db, today, ct), company.Current.BaseCurrency);
    }

    private Task<OtherJournal?> OtherAsync(
        System.Linq.Expressions.Expression<Func<Journal, bool>> which, CancellationToken ct) =>
        db.Journals.AsNoTracking().Where(which).Select(j => new OtherJournal(j.Id, j.Date, j.Number))
            .FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<ShownLine>> LinesAsync(Journal journal, CancellationToken ct)
    {
        var lines = journal.Lines.OrderBy(l => l.Position).ToList();
        var accountIds = lines.ConvertAll(l => l.AccountId);
        var accounts = await db.Accounts.AsNoTracking().Where(a => accountIds.Contains(a.Id))
            .Select(a => new { a.Id, a.Code, a.Name }).ToDictionaryAsync(a => a.Id, ct);
        var parties = await Parties.NamesAsync(db, Ids(lines, l => l.PartyId), ct);
        var (projectIds, centreIds) = (Ids(lines, l => l.ProjectId), Ids(lines, l => l.CostCentreId));
        var projects = await db.Projects.AsNoTracking().Where(p => projectIds.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Code + " " + p.Name, ct);
        var centres = await db.CostCentres.AsNoTracking().Where(c => centreIds.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Code + " " + c.Name, ct);
        var departments = Ids(lines, l => l.DepartmentId).Count == 0
            ? []
            : (await people.DepartmentsAsync(ct)).ToDictionary(d => d.Id, d => d.Name);
        return
        [
            .. lines.Select(l => new ShownLine(
                l,
                accounts.TryGetValue(l.AccountId, out var account)
                    ? AccountTexts.Of(account.Code, account.Name, texts) : "",
                Of(parties, l.PartyId), Of(projects, l.ProjectId), Of(departments, l.DepartmentId),
                Of(centres, l.CostCentreId))),
        ];
    }

    private static List<Guid> Ids(List<JournalLine> lines, Func<JournalLine, Guid?> of) =>
        [.. lines.Select(of).OfType<Guid>().Distinct()];

    private static string? Of(IReadOnlyDictionary<Guid, string> names, Guid? id) =>
        id is { } known ? names.GetValueOrDefault(known) : null;
}
