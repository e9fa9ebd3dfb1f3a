using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

// What was issued by mistake is void by a credit note of all of it, and a draft may take its place
// (domain-rules §3, §5).
internal sealed partial class Invoice
{
    /// <summary>The void invoice that it replaces.</summary>
    [NotAudited]
    public Guid? ReplacesId { get; private set; }

    /// <summary>Whether it can be made void: issued here, and nothing of it is paid, credited or given up.</summary>
    public bool CanBeVoid => !IsDraft && !IsCarriedOver && OpenAmount == Gross && CreditedAmount == 0 && Lines.Count > 0
        && (!IsDeposit || DepositTaken == 0);

    public void RequireVoidable()
    {
        if (!CanBeVoid)
            throw new BusinessRuleException(
                "Something of it is paid, credited, written off or deducted elsewhere. Write a credit note instead.");
    }

    /// <summary>A draft with the same lines, for the work that was freed.</summary>
    /// <param name="projects">Those its lines bill.</param>
    public Invoice Replacement(Customer customer, IReadOnlyDictionary<Guid, ProjectCopy> projects, DateOnly today)
    {
        if (IsDeposit) throw new BusinessRuleException("A deposit is billed anew where deposits are.");
        var draft = new Invoice(customer, Currency, today) { ReplacesId = Id };
        draft.Change(Reference, Notes, PaymentTermDays, PaymentTermKind);
        draft.NumberIn(SeriesId);
        foreach (var line in _lines.OrderBy(l => l.Position)) draft.Repeat(line, projects);
        draft.VatRounding = VatRounding;
        draft.Price(new InvoicePrices(DiscountPercent, DiscountFixed, DiscountReason, PricesIncludeVat));
        draft.HandOver(projects);
        return draft;
    }

    private void Repeat(InvoiceLine line, IReadOnlyDictionary<Guid, ProjectCopy> projects)
    {
        if (line.IsDeduction)
        {
            Deduct(line.DepositOf(), line.Deducted, line.Description, line.Rate());
            return;
        }

        var project = line.ProjectId is { } id ? projects.GetValueOrDefault(id) : null;
        var work = line.Billed().Select(a => a.Delivery).Where(d => d.OpenQuantity > 0).Distinct().ToList();
        if (project is not null && work.Count > 0) AddBacked(project, line.Content(), work);
        else AddFree(project, line.Content());
    }
}
