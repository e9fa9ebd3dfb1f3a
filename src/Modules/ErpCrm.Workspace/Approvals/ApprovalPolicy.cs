using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;

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

    /// <param name="words">What the history tells of it.</param>
    public PolicyStep Add(StepRule rule, StepWords? words = null)
    {
        if (_steps.Count >= MostSteps)
            throw new BusinessRuleException("A policy has at most {0} steps.", MostSteps);
        var step = new PolicyStep(Id, _steps.Select(s => s.Position).DefaultIfEmpty().Max() + 1, rule, words);
        _steps.Add(step);
        Number++;
        Touch();
        return step;
    }

    /// <param name="words">What the history tells of it.</param>
    public void Change(Guid stepId, StepRule rule, StepWords? words = null)
    {
        Step(stepId).Write(rule, words);
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
