using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>What a request is about, as it is now.</summary>
/// <param name="Open">What is open of an invoice, or left to bill of a delivery.</param>
internal sealed record ConcessionSubject(Guid Id, int Version, string? Number, decimal Net, decimal Gross, decimal Open,
    decimal Quantity, bool IsDraft, string? Project)
{
    public static async Task<IReadOnlyDictionary<Guid, ConcessionSubject>> LoadAsync(FinanceDbContext db,
        IReadOnlyCollection<Concession> asked, CancellationToken ct)
    {
        var (invoices, deliveries) = (IdsOf(asked, isWriteOff: false), IdsOf(asked, isWriteOff: true));
        var found = new List<ConcessionSubject>();
        if (invoices.Count > 0)
            found.AddRange(await db.Invoices.AsNoTracking().Where(i => invoices.Contains(i.Id))
                .Select(i => new ConcessionSubject(i.Id, i.Version, i.Number, i.Net, i.Gross, i.OpenAmount, 0,
                    i.Status == InvoiceStatus.Draft, null)).ToListAsync(ct));
        if (deliveries.Count > 0)
            found.AddRange(await db.Deliveries.AsNoTracking().Where(d => deliveries.Contains(d.Id))
                .Select(d => new ConcessionSubject(d.Id, d.Version, null, d.Value, d.Value, d.OpenValue,
                    d.OpenQuantity, false,
                    db.Projects.Where(p => p.Id == d.ProjectId).Select(p => p.Name).FirstOrDefault()))
                .ToListAsync(ct));
        return found.ToDictionary(s => s.Id);
    }

    /// <summary>Raised by every change of the request and of what it is about: who decides has seen both as they
    /// are.</summary>
    public static int SeenOf(Concession asked, ConcessionSubject? now) => asked.Version + (now?.Version ?? 0);

    /// <summary>Why it cannot be done as it was asked for; null when it can, as far as can be told without doing
    /// it.</summary>
    public static BusinessRuleException? RefusalOf(Concession asked, ConcessionSubject? now) => asked.Kind switch
    {
        ConcessionKind.Discount when now is not { IsDraft: true } || now.Version != asked.SubjectVersion =>
            new("The draft was changed or issued since it was asked for. Decline it, so that it is asked for anew."),
        ConcessionKind.WriteOff when now is null || (now.Open, now.Quantity) != (asked.Amount, asked.Quantity) =>
            new("{0} is left to bill of it now, and {1} was asked for. Decline it, so that it is asked for anew.",
                Format.Money(now?.Open ?? 0, asked.Currency), Format.Money(asked.Amount, asked.Currency)),
        ConcessionKind.CreditNote or ConcessionKind.BadDebt when now is null =>
            new("The invoice is not there any more."),
        ConcessionKind.BadDebt when now!.Open < asked.Amount =>
            new("{0} is open of it now, and {1} was asked for. Decline it, so that it is asked for anew.",
                Format.Money(now.Open, asked.Currency), Format.Money(asked.Amount, asked.Currency)),
        _ => null,
    };

    private static List<Guid> IdsOf(IEnumerable<Concession> asked, bool isWriteOff) =>
        [.. asked.Where(c => c.Kind == ConcessionKind.WriteOff == isWriteOff).Select(c => c.SubjectId).Distinct()];
}

/// <summary>Says what a request comes to when it is approved.</summary>
internal sealed class ConcessionWords(IStringLocalizer<FinanceText> T, IStringLocalizer<SharedText> S)
{
    public string TitleOf(Concession asked) => $"{T[ConcessionTones.WordOf(asked.Kind)].Value}: {asked.Subject}";

    public IReadOnlyList<ApprovalLine> LinesOf(Concession asked, ConcessionSubject? now)
    {
        List<ApprovalLine> lines = [new(S["Customer"], asked.CustomerName)];
        if (now?.Project is { } project) lines.Add(new(S["Project"], project));
        if (now is not null && asked.State == ConcessionState.Waiting) lines.AddRange(EffectOf(asked, now));
        if (asked.Kind == ConcessionKind.CreditNote)
            lines.Add(new(T["The work"], T[InvoiceTones.WordOf(asked.Work)]));
        if (asked.Kind == ConcessionKind.BadDebt)
            lines.Add(new(T["Relief of VAT"], asked.VatRelief == true ? S["Yes"] : S["No"]));
        return lines;
    }

    private IEnumerable<ApprovalLine> EffectOf(Concession asked, ConcessionSubject now)
    {
        switch (asked.Kind)
        {
            case ConcessionKind.CreditNote:
                var settled = Math.Min(Math.Max(asked.Amount, 0), now.Open);
                yield return new(T["Invoice total"], Amount(now.Gross));
                yield return new(T["Open amount"], Change(now.Open, now.Open - settled));
                if (asked.Amount > settled)
                    yield return new(T["Becomes the customer's credit"], Amount(asked.Amount - settled));
                break;
            case ConcessionKind.WriteOff:
                yield return new(T["Left to bill"], Change(now.Open, 0));
                break;
            case ConcessionKind.BadDebt:
                yield return new(T["Invoice total"], Amount(now.Gross));
                yield return new(T["Open amount"], Change(now.Open, Math.Max(now.Open - asked.Amount, 0)));
                break;
            default:
                yield return new(T["Net amount"], Change(now.Net + asked.Amount, now.Net));
                if (now.Net + asked.Amount > 0)
                    yield return new(T["Discount"], Format.Percent(asked.Amount / (now.Net + asked.Amount), 1));
                yield return new(T["Open amount"], Change(0, now.Gross));
                break;
        }

        string Amount(decimal amount) => Format.Money(amount, asked.Currency);
        string Change(decimal from, decimal to) => $"{Amount(from)} → {Amount(to)}";
    }
}
