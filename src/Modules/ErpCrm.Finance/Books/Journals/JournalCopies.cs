using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>Begins an entry with what another one says.</summary>
internal sealed class JournalCopies(FinanceDbContext db, IStringLocalizer<FinanceText> texts)
{
    public async Task<JournalForm> OfAsync(Guid id, CancellationToken ct)
    {
        var journal = await db.Journals.AsNoTracking().Include(j => j.Lines).OneAsync(j => j.Id == id, ct);
        var lines = journal.Lines.OrderBy(l => l.Position).ToList();
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct);
        var parties = await Parties.NamesAsync(db, [.. lines.Select(l => l.PartyId).OfType<Guid>().Distinct()], ct);
        var ids = lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Code + " " + p.Name, ct);
        return new JournalForm
        {
            Reference = journal.Reference,
            Text = journal.Text,
            Lines = [.. lines.Select(l => FormOf(l, accounts, parties, projects))],
        };
    }

    private JournalLineForm FormOf(JournalLine line, Dictionary<Guid, Account> accounts,
        IReadOnlyDictionary<Guid, string> parties, Dictionary<Guid, string> projects)
    {
        var isBaseAlone = line.Debit == 0 && line.Credit == 0;
        return new JournalLineForm
        {
            AccountId = line.AccountId,
            AccountIdText = accounts.TryGetValue(line.AccountId, out var account)
                ? AccountTexts.Of(account, texts)
                : null,
            Text = line.Text,
            PartyId = line.PartyId,
            PartyIdText = line.PartyId is { } party ? parties.GetValueOrDefault(party) : null,
            ProjectId = line.ProjectId,
            ProjectIdText = line.ProjectId is { } project ? projects.GetValueOrDefault(project) : null,
            Centre = line.CostCentreId?.ToString(),
            Currency = line.Currency,
            Debit = line.Debit > 0 ? line.Debit : null,
            Credit = line.Credit > 0 ? line.Credit : null,
            Base = isBaseAlone ? line.BaseDebit - line.BaseCredit : null,
        };
    }
}
