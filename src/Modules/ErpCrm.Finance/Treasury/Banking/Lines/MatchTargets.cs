using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Documents;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking.Lines;

/// <summary>What a line can be matched with by hand, and what was chosen.</summary>
internal sealed class MatchTargets(FinanceDbContext db, MatchBoard board, IBankBooks books,
    IStringLocalizer<FinanceText> texts)
{
    private const int Most = 20;

    /// <summary>What has the typed words or amount; without any, what fits best and the accounts.</summary>
    public async Task<IReadOnlyList<PickerOption>> OptionsAsync(BankLine line, string? typed, CancellationToken ct)
    {
        var proposed = await board.ProposeAsync(ct);
        var words = SearchText.Words(typed);
        var all = DocumentsOf(line, proposed, words.Count == 0)
            .Concat(await AccountsAsync(ct)).Concat(await TransfersAsync(line, ct))
            .Concat(line.Amount > 0 && words.Count > 0 ? CreditsOf(proposed.Facts) : []);
        return
        [
            .. all.Where(o => words.All(w => SearchText.Of(o.Text, o.Meta).Contains(w, StringComparison.Ordinal)))
                .Take(Most),
        ];
    }

    /// <exception cref="BusinessRuleException">Something that was chosen is not there.</exception>
    public async Task<IReadOnlyList<PlannedPart>> PlanAsync(
        BankLine line, IReadOnlyList<MatchPartForm> parts, CancellationToken ct)
    {
        var facts = await board.ReadAsync(ct);
        var planned = new List<PlannedPart>();
        foreach (var part in parts) planned.Add(await PartAsync(line, part, facts, ct));
        return Together(planned);
    }

    private async Task<PlannedPart> PartAsync(
        BankLine line, MatchPartForm part, EngineFacts facts, CancellationToken ct)
    {
        var target = MatchTarget.Read(part.Target) ?? throw NotThere();
        var amount = (part.Amount ?? 0) * Math.Sign(line.Amount);
        switch (target.Kind)
        {
            case TargetKind.Account:
                return new AccountPart(amount, target.Id,
                    new MatchDimensions(await ProjectAsync(part.ProjectId, ct), null,
                        await CentreAsync(part.CostCentreId, ct)), part.Note);
            case TargetKind.Transfer:
                return new TransferPart(amount, target.Id, null);
            case TargetKind.Line:
                var other = await db.BankLines.AsNoTracking().OneAsync(target.Id, ct);
                return new TransferPart(amount, other.BankAccountId, other.Id);
            case TargetKind.Credit:
                return new PayPart(amount, Kinds.Customer, target.Id, [], Math.Abs(amount));
            case TargetKind.Money:
                return new RecordedPart(amount, target.DocumentKind, target.Id, part.Difference);
            default:
                return PayOf(facts.Candidates.FirstOrDefault(c => c.Kind != CandidateKind.Payment
                    && c.DocumentKind == target.DocumentKind && c.Id == target.Id) ?? throw NotThere(), line, amount,
                    part.Difference);
        }
    }

    // With a named difference the document is paid whole; without one it gets what the part has.
    private static PayPart PayOf(Candidate candidate, BankLine line, decimal amount, DifferenceKind difference)
    {
        if (candidate.Currency != line.Currency)
            throw new BusinessRuleException("“{0}” is in {1}, the line in {2}.", candidate.Title, candidate.Currency,
                line.Currency);
        var (open, paid) = (Math.Abs(candidate.Open), Math.Abs(amount));
        return new PayPart(amount, candidate.DocumentKind, candidate.PartyId!.Value,
            [new PaidShare(candidate.Id, difference == DifferenceKind.None ? Math.Min(open, paid) : open)],
            difference == DifferenceKind.None ? paid : open, difference);
    }

    // Several invoices of one customer are one payment, as the bank moved it.
    private static List<PlannedPart> Together(List<PlannedPart> parts)
    {
        var joined = new List<PlannedPart>();
        foreach (var part in parts)
        {
            var at = part is PayPart { Difference: DifferenceKind.None } pay
                && pay.DocumentKind is not (Kinds.Expense or Kinds.ExpenseClaim)
                ? joined.FindIndex(j => j is PayPart { Difference: DifferenceKind.None } other
                    && other.DocumentKind == pay.DocumentKind && other.PartyId == pay.PartyId)
                : -1;
            if (at < 0)
            {
                joined.Add(part);
                continue;
            }

            var (first, more) = ((PayPart)joined[at], (PayPart)part);
            joined[at] = first with
            {
                Amount = first.Amount + more.Amount, Paid = first.Paid + more.Paid, Of = [.. first.Of, .. more.Of]
            };
        }

        return joined;
    }

    private async Task<Guid?> ProjectAsync(Guid? id, CancellationToken ct) =>
        id is null || await db.Projects.AnyAsync(p => p.Id == id, ct) ? id : throw NotThere();

    private async Task<Guid?> CentreAsync(Guid? id, CancellationToken ct) =>
        id is null || (await books.CostCentresAsync(ct)).Any(c => c.Id == id) ? id : throw NotThere();

    private static IEnumerable<PickerOption> DocumentsOf(BankLine line, Proposed proposed, bool isFirstLook)
    {
        var ranked = proposed.Of(line.Id)?.Ranked.SelectMany(p => p.Parts).Select(p => p.Candidate)
            .Where(c => !isFirstLook || c.Open == line.Amount).ToList() ?? [];
        var others = isFirstLook ? [] : proposed.Facts.Candidates.Where(c => c.Currency == line.Currency
            && Math.Sign(c.Open) == Math.Sign(line.Amount)).OrderBy(c => c.Due).ThenBy(c => c.Id).ToList();
        return ranked.Concat(others).DistinctBy(c => (c.Kind, c.Id)).Where(c => !c.IsAwaited).Select(OptionOf);
    }

    private static PickerOption OptionOf(Candidate candidate)
    {
        var kind = candidate.Kind switch
        {
            CandidateKind.Transfer => TargetKind.Line,
            CandidateKind.Payment => TargetKind.Money,
            _ => TargetKind.Pay,
        };
        var text = string.Join(" · ", new[] { candidate.Title, candidate.PartyName }.Where(t => t.Length > 0));
        return new PickerOption(new MatchTarget(kind, candidate.Id, candidate.DocumentKind).ToString(),
            text.Length > 0 ? text : Format.Date(candidate.On),
            $"{Format.Money(Math.Abs(candidate.Open), candidate.Currency)} · {Format.Date(candidate.Due)}");
    }

    private async Task<IEnumerable<PickerOption>> AccountsAsync(CancellationToken ct) =>
        (await books.AccountsAsync(ct)).Select(a =>
            new PickerOption(new MatchTarget(TargetKind.Account, a.Id).ToString(), a.Name));

    private async Task<IEnumerable<PickerOption>> TransfersAsync(BankLine line, CancellationToken ct) =>
        (await db.BankAccounts.AsNoTracking().Where(a => a.Id != line.BankAccountId && a.Currency == line.Currency)
            .OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(ct))
            .Select(a => new PickerOption(new MatchTarget(TargetKind.Transfer, a.Id).ToString(), a.Name,
                texts["Transfer between own accounts"]));

    private IEnumerable<PickerOption> CreditsOf(EngineFacts facts) => facts.Parties.Where(p => p.IsCustomer).Select(
        p => new PickerOption(new MatchTarget(TargetKind.Credit, p.Id).ToString(),
            p.Names is [var name, ..] ? name : "", texts["Credit: pays nothing yet"]));

    private static BusinessRuleException NotThere() => new("Choose one of the list.");
}
