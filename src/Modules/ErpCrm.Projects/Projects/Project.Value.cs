using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Projects;

// What is agreed to be paid: it changes by dated change orders, and
// never below what is accepted or billed (domain-rules §10).
internal sealed partial class Project
{
    private readonly List<ChangeOrder> _changeOrders = [];

    /// <summary>In no particular order; <see cref="ChangeOrder.Number"/> orders them.</summary>
    public IReadOnlyList<ChangeOrder> ChangeOrders => _changeOrders;

    /// <summary>Retainer: months that began before the fee that holds now, and what they cost together.</summary>
    public int EarlierMonths { get; private set; }

    public decimal EarlierFees { get; private set; }

    /// <summary>Retainer: months that had begun when it was completed and
    /// reopened last, and the day from which they begin again.</summary>
    [NotAudited]
    public int MonthsBefore { get; private set; }

    [NotAudited]
    public DateOnly? ResumedOn { get; private set; }

    /// <summary>Sum of the accepted milestones.</summary>
    public decimal Accepted => _milestones.Where(m => m.IsAccepted).Sum(m => m.Amount);

    /// <summary>Gives an empty project to another client.</summary>
    public void MoveTo(Clients.Client client, bool workBegan, DateOnly today, ProjectMoney? money)
    {
        if (client.Id == CompanyId) return;
        MustBeOpen();
        if (DealId is not null)
            throw new BusinessRuleException("This project comes from a won deal and stays with its client.")
            {
                Field = "CompanyId"
            };
        if (HasBegun(workBegan, today, money))
            throw new BusinessRuleException("A project with recorded work or money stays with its client.")
            {
                Field = "CompanyId"
            };
        (CompanyId, CompanyName) = (client.Id, client.Name);
    }

    /// <summary>Whether work or money of it exists anywhere.</summary>
    public bool HasBegun(bool workBegan, DateOnly today, ProjectMoney? money) =>
        workBegan || money is { Exists: true } || _milestones.Any(m => m.IsAccepted)
            || (Billing == BillingMethod.Retainer && MonthsBegun(today) > 0);

    /// <summary>Months of the retainer that have begun by a day.</summary>
    public int MonthsBegun(DateOnly today)
    {
        if (Billing != BillingMethod.Retainer || StartsOn > today) return 0;
        var last = EndsOn < today ? EndsOn.Value : today;
        return Math.Clamp(Details().MonthsBy(last), 0, Months ?? 0);
    }

    // No month begins between the completion and the day on which it goes on (domain-rules §10).
    private void ResumeMonths(DateOnly completedOn, DateOnly today)
    {
        if (Billing != BillingMethod.Retainer) return;
        var next = MonthStart(completedOn).AddMonths(1);
        (MonthsBefore, ResumedOn) = (MonthsBegun(completedOn), next > today ? next : today);
    }

    private void ForgetMonths() => (EarlierMonths, EarlierFees, MonthsBefore, ResumedOn) = (0, 0, 0, null);

    // Months that began cost the fee of their time; the new fee holds for the others.
    private void KeepEarlierFees(ProjectTerms agreed, DateOnly today)
    {
        var begun = MonthsBegun(today);
        if (Billing != BillingMethod.Retainer || agreed.Billing != BillingMethod.Retainer || begun == 0) return;
        if (agreed.Months < begun)
            throw new BusinessRuleException("{0} months have begun already.", begun) { Field = "Months" };
        if (agreed.MonthlyFee == MonthlyFee) return;
        EarlierFees += (begun - EarlierMonths) * MonthlyFee!.Value;
        EarlierMonths = begun;
    }

    private decimal ValueOf(ProjectTerms terms) =>
        terms.Billing == BillingMethod.Retainer
            ? EarlierFees + (terms.MonthlyFee!.Value * (terms.Months!.Value - EarlierMonths))
            : terms.Value.Amount;

    private void OrderChange(Money before, Agreement agreement, DateOnly today, ProjectMoney? money)
    {
        if (ContractAmount == before.Amount || Currency != before.Currency) return;
        var field = Billing == BillingMethod.Retainer ? "MonthlyFee" : "Value";
        var used = Math.Max(Accepted, money?.Billed ?? 0);
        if (ContractAmount < used)
            throw new BusinessRuleException("{0} is accepted or billed already; less cannot be agreed.",
                new Money(used, Currency)) { Field = field };
        if (agreement.On > today)
            throw new BusinessRuleException("The day of agreement is not in the future.") { Field = "AgreedOn" };
        var order = new ChangeOrder(Id, _changeOrders.Count + 1, agreement, before.Amount, ContractAmount, Currency);
        _changeOrders.Add(order);
        Raise(
            new ContractValueChanged(EngagementId, Id, order.Id, before, ContractValue, order.AgreedOn, order.Reason));
    }
}
