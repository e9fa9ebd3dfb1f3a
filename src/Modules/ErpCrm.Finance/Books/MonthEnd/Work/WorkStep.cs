using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Work;

/// <summary>
/// Fixed prices are earned by progress (domain-rules §12): earned and not billed is an asset, billed and not earned a
/// liability, and a contract that will cost more than it brings is provided for at once.
/// </summary>
internal sealed class WorkStep(FinanceDbContext db, ContractReading contracts, ICompanyProfile company)
    : PostingStep(db)
{
    public override RunStep Step => RunStep.WorkInProgress;

    public override int Order => 74;

    public override string Title => "Earn fixed prices by progress";

    public override string About => "Progress is what was spent of what is expected now, never of the first budget.";

    public override async Task<BusinessRuleException?> LackAsync(ClosingMonth month, CancellationToken ct)
    {
        var measured = await MeasuredAsync(month, [], ct);
        var rates = await RatesAsync(company, measured.Select(c => c.Project.Currency), ct);
        if (measured.Find(c => rates.RateOn(c.Project.Currency, month.Last) is null) is { } foreign)
            return new BusinessRuleException(
                "There is no exchange rate for {0} on {1}. Enter it in the settings first.", foreign.Project.Currency,
                month.Last);
        var lacking = measured.Where(c => c.NeedsEstimate).Select(c => c.Project.Code).Take(10).ToList();
        return lacking.Count == 0 ? null
            : new BusinessRuleException("Say what is still expected of {0}.", string.Join(", ", lacking));
    }

    public override async Task<IReadOnlyList<RunRow>> ComputeAsync(ClosingMonth month, CancellationToken ct)
    {
        var posted = await PostedAsync(month, null, ct);
        var measured = await MeasuredAsync(month, [.. posted.Keys.Select(key => key.RefId).Distinct()], ct);
        var rates = await RatesAsync(company, measured.Select(c => c.Project.Currency), ct);
        var rows = new List<RunRow>();
        foreach (var contract in measured)
        {
            var rate = rates.Require(contract.Project.Currency, month.Last);
            var progress = Progress.Of(contract.At(rate), company.Current.BaseCurrency);
            rows.AddRange(Of(contract, progress, posted));
        }

        return await WithGoneAsync(month, null, posted, rows, ct);
    }

    public override void Post(ClosingRun run, IReadOnlyList<RunRow> rows, PostingRun posting)
    {
        var entry = posting.Open(JournalKind.WorkInProgress, run.Of.Last, Kinds.ClosingRun, run.Id, run.Code);
        foreach (var row in rows)
        {
            var (amount, of) = (row.Difference, row.Of);
            _ = row.Part switch
            {
                RunParts.Asset => entry.Debit(AccountRole.ContractAssets, amount, of)
                    .Credit(AccountRole.Sales, amount, of),
                RunParts.Liability => entry.Debit(AccountRole.Sales, amount, of)
                    .Credit(AccountRole.ContractLiabilities, amount, of),
                _ => entry.Debit(AccountRole.Purchases, amount, of).Credit(AccountRole.LossProvision, amount, of),
            };
        }
    }

    private async Task<List<Contract>> MeasuredAsync(ClosingMonth month, IReadOnlyCollection<Guid> also,
        CancellationToken ct)
    {
        // Nothing is read where no contract is measured: then every month of every company is done at once.
        if (also.Count == 0 && !await Db.EarningTerms.AnyAsync(t => t.Method != EarningMethod.AsBilled, ct)) return [];
        return [.. (await contracts.ReadAsync(month, also, ct))
            .Where(c => c.Method != EarningMethod.AsBilled || also.Contains(c.Project.Id))];
    }

    private static IEnumerable<RunRow> Of(Contract contract, Progress progress,
        Dictionary<(Guid RefId, string Part), decimal> posted)
    {
        (string Part, decimal Target)[] parts =
            [(RunParts.Asset, progress.Asset), (RunParts.Liability, progress.Liability),
                (RunParts.Loss, progress.Loss)];
        return from part in parts
               let before = posted.GetValueOrDefault((contract.Project.Id, part.Part))
               where part.Target != 0 || before != 0
               select new RunRow(Kinds.Project, contract.Project.Id, part.Part,
                   $"{contract.Project.Code} {contract.Project.Name}", part.Target, before)
               {
                   ProjectId = contract.Project.Id,
                   Foreign = part.Part == RunParts.Loss ? null : progress.Earned,
                   Currency = contract.Project.Currency,
                   Rate = progress.Share,
               };
    }
}
