using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Projects;

/// <summary>An engagement in delivery: what was agreed, who works on it, and whether it goes on.</summary>
internal sealed partial class Project : Entity, IStaged
{
    public const int NameLength = 200;
    public const int ReasonLength = 400;

    private readonly List<ProjectMember> _members = [];

    private Project()
    {
    }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>One id from lead to last payment.</summary>
    public Guid EngagementId { get; private set; }

    /// <summary>The won deal it comes from; null for projects opened by hand.</summary>
    public Guid? DealId { get; private set; }

    public Guid CompanyId { get; private set; }
    public string CompanyName { get; private set; } = "";
    public BillingMethod Billing { get; private set; }

    /// <summary>Price agreed, net; for time and material the estimate.</summary>
    public decimal ContractAmount { get; private set; }

    /// <summary>Contract currency, ISO 4217.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>One rate for all hours; null when each person's own rate holds.</summary>
    public decimal? HourlyRate { get; private set; }

    public decimal? BudgetHours { get; private set; }
    public decimal? MonthlyFee { get; private set; }
    public int? Months { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public Guid? ManagerId { get; private set; }

    /// <summary>User who sold it.</summary>
    public Guid? SalesOwnerId { get; private set; }

    public bool IsOpen { get; private set; } = true;

    /// <summary>Its deal was reopened before anything was delivered.
    /// It comes back when the deal is won again.</summary>
    public bool IsWithdrawn { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    /// <summary>Why it was completed or reopened last.</summary>
    public string StateReason { get; private set; } = "";

    public string SearchText { get; private set; } = "";

    public string? Custom { get; set; }

    string IStaged.StageKey => IsWithdrawn ? "" : IsOpen ? ProjectRecord.Open : ProjectRecord.Completed;

    void ICustomized.RefuseIfClosed() => MustBeOpen();

    /// <summary>Orders the copies that others keep.</summary>
    [NotAudited]
    public int Revision { get; private set; }

    public IReadOnlyList<ProjectMember> Members => _members;

    public Money ContractValue => new(ContractAmount, Currency);

    public ProjectTerms Terms => new(Billing, ContractValue, HourlyRate, BudgetHours, MonthlyFee, Months);

    /// <summary>Whether hours recorded here are billable unless somebody says otherwise.</summary>
    public bool BillsHours => Billing == BillingMethod.TimeAndMaterial;

    /// <summary>Opens a project by hand; it begins an engagement of its own.</summary>
    public static Project Open(string code, string name, Client client, ProjectTerms terms, DateOnly startsOn,
        DateOnly? endsOn, Guid? managerId)
    {
        var project = new Project
        {
            Code = code,
            EngagementId = Ids.New(),
            CompanyId = client.Id,
            CompanyName = client.Name,
            ManagerId = managerId,
        };
        project.Describe(name, terms.Checked(), startsOn, endsOn);
        project.RaiseOpened();
        return project;
    }

    /// <summary>Opens the project that a won deal asks for, with its milestones.</summary>
    public static Project OpenFrom(DealWon deal, string code)
    {
        var project = new Project { Code = code, EngagementId = deal.EngagementId, DealId = deal.DealId };
        project.Take(deal);
        project.RaiseOpened();
        project.Plan(deal.Terms.Milestones);
        return project;
    }

    /// <summary>The deal of a withdrawn project is won again: it goes on as it was agreed now.</summary>
    public void OpenAgain(DealWon deal)
    {
        if (!IsWithdrawn) return;
        (IsOpen, IsWithdrawn) = (true, false);
        ForgetMonths();
        Take(deal);
        RaiseChanged(handedTo: ManagerId);
        Plan(deal.Terms.Milestones);
    }

    /// <summary>The deal was reopened before anything was delivered.</summary>
    public void Withdraw()
    {
        if (IsWithdrawn) return;
        MustBeOpen();
        foreach (var milestone in _milestones.ToList()) RemoveMilestone(milestone.Id);
        // What is agreed by the next win begins anew; the history keeps them.
        _changeOrders.Clear();
        (IsOpen, IsWithdrawn) = (false, true);
        RaiseChanged();
    }

    /// <summary>Work was recorded in the moment in which the deal was
    /// reopened: the project goes on, and the deal is won after all.</summary>
    public void Keep()
    {
        if (DealId is { } deal) Raise(new ProjectKept(EngagementId, Id, deal));
    }

    /// <summary>It was entered by mistake and goes.</summary>
    public void Discard() => Raise(new ProjectRemoved(EngagementId, Id));

    private void Take(DealWon deal)
    {
        var terms = deal.Terms;
        (CompanyId, CompanyName, ManagerId, SalesOwnerId) = (deal.CompanyId, deal.CompanyName, deal.ManagerId,
            deal.OwnerId);
        var startsOn = terms.StartsOn ?? deal.WonOn;
        var agreed = new ProjectTerms(terms.Billing, terms.Value, terms.HourlyRate, terms.BudgetHours, terms.MonthlyFee,
            terms.Months);
        var endsOn = terms.Months is { } months ? MonthStart(startsOn).AddMonths(months)
            .AddDays(-1) : terms.Milestones.Max(m => m.DueOn);
        Describe(deal.Name, agreed, startsOn, endsOn < startsOn ? null : endsOn);
    }

    private void Plan(IReadOnlyList<MilestoneTerms> milestones)
    {
        foreach (var milestone in milestones) AddMilestone(milestone.Name, milestone.Amount, milestone.DueOn);
    }

    /// <summary>Changes what was agreed. Billing method and currency stay
    /// once work or money exists; another value is a change order.</summary>
    /// <param name="workBegan">Whether time was recorded.</param>
    /// <param name="money">What finance knows of it; null when nothing.</param>
    /// <param name="agreement">Day and reason of another value; today when null.</param>
    public void Change(
        string name, ProjectTerms terms, DateOnly startsOn, DateOnly? endsOn, Guid? managerId,
        IReadOnlyCollection<Guid> memberIds, bool workBegan, DateOnly today, ProjectMoney? money = null,
        Agreement? agreement = null)
    {
        MustBeOpen();
        var agreed = terms.Checked();
        var began = HasBegun(workBegan, today, money);
        if (began && agreed.Billing != Billing)
            throw new BusinessRuleException("The billing method stays as it is once work or money exists.")
            {
                Field = "Billing"
            };
        if (began && agreed.Value.Currency != Currency)
            throw new BusinessRuleException("The currency stays as it is once work or money exists.")
            {
                Field = "Currency"
            };
        if (agreed.Billing != BillingMethod.FixedPrice && _milestones.Count > 0)
            throw new BusinessRuleException("Remove the milestones first.") { Field = "Billing" };

        var (currencyChanged, before) = (agreed.Value.Currency != Currency, ContractValue);
        KeepEarlierFees(agreed, today);
        Describe(name, agreed, startsOn, endsOn);
        var handedTo = HandTo(managerId);
        SetMembers(memberIds);
        OrderChange(before, agreement ?? new Agreement(today, null), today, money);
        RaiseChanged(handedTo);
        if (currencyChanged) foreach (var milestone in _milestones) RaisePlanned(milestone);
    }

    /// <summary>Who may record time; nobody named means everyone.</summary>
    public void Staff(Guid? managerId, IReadOnlyCollection<Guid> memberIds)
    {
        MustBeOpen();
        var handedTo = HandTo(managerId);
        SetMembers(memberIds);
        RaiseChanged(handedTo);
    }

    /// <summary>The client is called otherwise now; open or completed, the project shows it.</summary>
    public void RenameClient(string name)
    {
        CompanyName = name;
        SearchText = SharedKernel.SearchText.Of(Code, Name, CompanyName);
        RaiseChanged();
    }

    /// <summary>The work is done.</summary>
    public void Complete(DateOnly on, string reason, DateOnly today)
    {
        if (!IsOpen) throw new BusinessRuleException("This project is completed already.");
        if (on < StartsOn)
            throw new BusinessRuleException("A project is not completed before it starts.") { Field = "On" };
        if (on > today) throw new BusinessRuleException("The day of completion is not in the future.") { Field = "On" };
        (IsOpen, CompletedOn, StateReason) = (false, on, Reason(reason));
        RaiseChanged();
        Raise(new ProjectCompleted(EngagementId, Id, on));
    }

    /// <summary>There is more to do after all.</summary>
    public void Reopen(string reason, DateOnly today)
    {
        if (IsOpen) throw new BusinessRuleException("This project is open.");
        if (IsWithdrawn) throw new BusinessRuleException("This project comes back when its deal is won again.");
        if (CompletedOn is { } completed) ResumeMonths(completed, today);
        (IsOpen, CompletedOn, StateReason) = (true, null, Reason(reason));
        RaiseChanged();
    }

    private void Describe(string name, ProjectTerms terms, DateOnly startsOn, DateOnly? endsOn)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new BusinessRuleException("Enter a name.") { Field = "Name" };
        if (endsOn < startsOn) throw new BusinessRuleException("The end is not before the start.") { Field = "EndsOn" };
        Name = name.Trim();
        (Billing, ContractAmount, Currency) = (terms.Billing, ValueOf(terms), terms.Value.Currency);
        (HourlyRate, BudgetHours, MonthlyFee, Months) = (terms.HourlyRate, terms.BudgetHours, terms.MonthlyFee,
            terms.Months);
        (StartsOn, EndsOn) = (startsOn, endsOn);
        SearchText = SharedKernel.SearchText.Of(Code, Name, CompanyName);
    }

    private void SetMembers(IReadOnlyCollection<Guid> personIds)
    {
        _members.RemoveAll(m => !personIds.Contains(m.PersonId));
        foreach (var id in personIds.Where(id => _members.All(m => m.PersonId != id)).Distinct().ToList())
            _members.Add(new ProjectMember(Id, id));
    }

    /// <summary>The project as who never heard of it would learn it.</summary>
    public ProjectOpened AsKnown() => new(EngagementId, Id, DealId, Details(), Revision);

    private void MustBeOpen()
    {
        if (!IsOpen) throw new BusinessRuleException("This project is completed. Reopen it first.");
    }

    private void RaiseOpened() => Raise(new ProjectOpened(EngagementId, Id, DealId, Details(), ++Revision));

    private void RaiseChanged(Guid? handedTo = null) =>
        Raise(new ProjectChanged(EngagementId, Id, Details(), ++Revision, handedTo));

    /// <returns>Who manages it from now on; null when that is who did before, or nobody.</returns>
    private Guid? HandTo(Guid? managerId)
    {
        var before = ManagerId;
        ManagerId = managerId;
        return managerId == before ? null : managerId;
    }

    private ProjectDetails Details() => new(
        Code, Name, CompanyId, CompanyName, Billing, ContractValue, HourlyRate, BudgetHours, MonthlyFee, Months,
        StartsOn, EndsOn, ManagerId, [.. _members.Select(m => m.PersonId)], IsOpen, IsWithdrawn, MonthsBefore,
        ResumedOn);

    private static string Reason(string reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw new BusinessRuleException("Enter a reason.") { Field = "Reason" }
            : reason.Trim();

    private static DateOnly MonthStart(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>Somebody who may record time on a project.</summary>
internal sealed class ProjectMember : IPartOf
{
    public ProjectMember(Guid projectId, Guid personId) => (ProjectId, PersonId) = (projectId, personId);

    public Guid ProjectId { get; private set; }
    public Guid PersonId { get; private set; }
    public Person? Person { get; private set; }

    public Type OwnerType => typeof(Project);

    public Guid OwnerId => ProjectId;
}

internal sealed class ProjectMapping : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.ToTable("Projects");
        project.Property(p => p.Code).HasMaxLength(ProjectCode.Length);
        project.Property(p => p.Name).HasMaxLength(Project.NameLength);
        project.Property(p => p.CompanyName).HasMaxLength(Client.NameLength);
        project.Property(p => p.Currency).HasMaxLength(Currencies.CodeLength);
        project.Property(p => p.StateReason).HasMaxLength(Project.ReasonLength);
        project.Property(p => p.SearchText).HasMaxLength(SearchText.MaxLength);
        project.Ignore(p => p.ContractValue).Ignore(p => p.Terms);
        project.HasMany(p => p.Members).WithOne().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.Ignore(p => p.Accepted);
        project.HasMany(p => p.ChangeOrders).WithOne().HasForeignKey(o => o.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Milestones).WithOne(m => m.Project).HasForeignKey(m => m.ProjectId)
            .OnDelete(DeleteBehavior.Cascade);
        project.HasIndex(p => p.DealId).IsUnique();
        project.HasIndex(p => p.Code).IsUnique();
        project.HasIndex(p => new { p.IsOpen, p.Name });
        project.HasIndex(p => new { p.ManagerId, p.IsOpen });
        project.HasIndex(p => p.CompanyId);
        project.HasIndex(p => p.EngagementId);
    }
}

internal sealed class ProjectMemberMapping : IEntityTypeConfiguration<ProjectMember>
{
    public void Configure(EntityTypeBuilder<ProjectMember> member)
    {
        member.ToTable("ProjectMembers");
        member.HasKey(m => new { m.ProjectId, m.PersonId });
        member.Ignore(m => m.OwnerType).Ignore(m => m.OwnerId);
        member.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
