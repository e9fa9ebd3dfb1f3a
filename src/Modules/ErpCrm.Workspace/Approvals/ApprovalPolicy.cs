using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Approvals;

/// <summary>
/// Who approves records of one kind, in which order. It gives no right: of those who may decide by their role it says
/// who is asked. Without one, or while it is off, any of them decides alone.
/// </summary>
internal sealed class ApprovalPolicy : Entity
{
    public const int MostSteps = 6;
    public const int MostDays = 90;
    public const int RoleLength = 80;

    private readonly List<PolicyStep> _steps = [];

    private ApprovalPolicy()
    {
    }

    public ApprovalPolicy(string kind) => Kind = kind;

    /// <summary>Key of the kind of record.</summary>
    [NotAudited]
    public string Kind { get; private set; } = "";

    public bool IsOn { get; private set; }

    /// <summary>UTC; what was handed in before is decided as it was then.</summary>
    [NotAudited]
    public DateTime? OnSince { get; private set; }

    /// <summary>Counts its changes; an approval says by which it began.</summary>
    [NotAudited]
    public int Number { get; private set; }

    public int? RemindAfterDays { get; private set; }

    public int? EscalateAfterDays { get; private set; }

    /// <summary>Role that decides too when a step waits too long; empty for nobody.</summary>
    public string EscalateTo { get; private set; } = "";

    public IReadOnlyList<PolicyStep> Steps => _steps;

    public IEnumerable<PolicyStep> InOrder => _steps.OrderBy(s => s.Position);

    /// <summary>The rules as approvals begin by them.</summary>
    public IReadOnlyList<StepRule> Rules => [.. InOrder.Select(s => s.Rule)];

    public void Change(bool isOn, int? remindAfterDays, int? escalateAfterDays, string? escalateTo, DateTime now)
    {
        if (isOn && _steps.Count == 0) throw new BusinessRuleException("Add a step first: nobody would be asked.");
        if (escalateAfterDays is not null != !string.IsNullOrEmpty(escalateTo))
            throw new BusinessRuleException("Say after how many days, and which role decides then.")
            {
                Field = escalateAfterDays is null ? nameof(EscalateAfterDays) : nameof(EscalateTo)
            };
        if (remindAfterDays >= escalateAfterDays)
            throw new BusinessRuleException("People are reminded before others decide too.")
            {
                Field = nameof(RemindAfterDays)
            };
        if (isOn && !IsOn) OnSince = now;
        (IsOn, RemindAfterDays, EscalateAfterDays, EscalateTo) =
            (isOn, remindAfterDays, escalateAfterDays, escalateTo ?? "");
        Number++;
    }

    public PolicyStep Add(StepRule rule)
    {
        if (_steps.Count >= MostSteps)
            throw new BusinessRuleException("A policy has at most {0} steps.", MostSteps);
        var step = new PolicyStep(Id, _steps.Select(s => s.Position).DefaultIfEmpty().Max() + 1, rule);
        _steps.Add(step);
        Number++;
        Touch();
        return step;
    }

    public void Change(Guid stepId, StepRule rule)
    {
        Step(stepId).Write(rule);
        Number++;
        Touch();
    }

    public void Remove(Guid stepId)
    {
        if (IsOn && _steps.Count == 1)
            throw new BusinessRuleException("The last step stays while the policy is on. Switch it off first.");
        _steps.Remove(Step(stepId));
        Number++;
        Touch();
    }

    /// <summary>Lets a step come before the one it stands behind now.</summary>
    public void MoveUp(Guid stepId)
    {
        var step = Step(stepId);
        if (_steps.Where(s => s.Position < step.Position).MaxBy(s => s.Position) is not { } before) return;
        (step.Position, before.Position) = (before.Position, step.Position);
        Number++;
        Touch();
    }

    private PolicyStep Step(Guid id) => _steps.Find(s => s.Id == id) ?? throw new RecordNotFoundException();
}

/// <summary>A step: when it is needed, and who is asked.</summary>
internal sealed class PolicyStep : IPartOf
{
    private PolicyStep()
    {
    }

    public PolicyStep(Guid policyId, int position, StepRule rule)
    {
        (PolicyId, Position) = (policyId, position);
        Write(rule);
    }

    public Guid Id { get; private set; } = Ids.New();

    [NotAudited]
    public Guid PolicyId { get; private set; }

    public int Position { get; internal set; }

    public decimal? AmountFrom { get; private set; }

    public string Currency { get; private set; } = "";

    [NotAudited]
    public Guid? CategoryId { get; private set; }

    [NotAudited]
    public Guid? DepartmentId { get; private set; }

    [NotAudited]
    public Guid? ProjectId { get; private set; }

    public bool NeedsAll { get; private set; }

    public bool AsksManager { get; private set; }

    public string Role { get; private set; } = "";

    [NotAudited]
    public List<Guid> UserIds { get; private set; } = [];

    public StepRule Rule => new(AmountFrom, Currency, CategoryId, DepartmentId, ProjectId, NeedsAll, AsksManager, Role,
        UserIds);

    Type IPartOf.OwnerType => typeof(ApprovalPolicy);

    Guid IPartOf.OwnerId => PolicyId;

    internal void Write(StepRule rule)
    {
        if (!rule.AsksManager && rule.Role.Length == 0 && rule.UserIds.Count == 0)
            throw new BusinessRuleException("Say who is asked.") { Field = nameof(Role) };
        if (rule.AmountFrom is < 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(AmountFrom) };
        (AmountFrom, Currency, CategoryId) = (rule.AmountFrom, rule.Currency, rule.CategoryId);
        (DepartmentId, ProjectId) = (rule.DepartmentId, rule.ProjectId);
        (NeedsAll, AsksManager, Role, UserIds) = (rule.NeedsAll, rule.AsksManager, rule.Role,
            [.. rule.UserIds.Distinct()]);
    }
}

internal sealed class ApprovalPolicyConfiguration : IEntityTypeConfiguration<ApprovalPolicy>
{
    public void Configure(EntityTypeBuilder<ApprovalPolicy> policy)
    {
        policy.ToTable("ApprovalPolicies");
        policy.Property(p => p.Kind).HasMaxLength(RecordRef.KindLength);
        policy.Property(p => p.EscalateTo).HasMaxLength(ApprovalPolicy.RoleLength);
        policy.Ignore(p => p.Rules);
        policy.Ignore(p => p.InOrder);
        policy.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PolicyId)
            .OnDelete(DeleteBehavior.Cascade);
        policy.HasIndex(p => p.Kind).IsUnique();
    }
}

internal sealed class PolicyStepConfiguration : IEntityTypeConfiguration<PolicyStep>
{
    public void Configure(EntityTypeBuilder<PolicyStep> step)
    {
        step.ToTable("ApprovalPolicySteps");
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Currency).HasMaxLength(Currencies.CodeLength);
        step.Property(s => s.Role).HasMaxLength(ApprovalPolicy.RoleLength);
        step.Ignore(s => s.Rule);
    }
}
