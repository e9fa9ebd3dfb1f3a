using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Crm;

/// <summary>A call, meeting, note or mail was written down on a lead or deal.</summary>
/// <param name="Kind"><c>Call</c>, <c>Meeting</c>, <c>Note</c> or <c>Mail</c>.</param>
/// <param name="HappenedAt">UTC; may lie before the moment it was written down.</param>
[EventName("crm.activity-logged")]
public sealed record ActivityLogged(Guid EngagementId, Guid ActivityId, Guid? DealId, string Kind, string Subject,
    DateTime HappenedAt) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "activity.logged";

    public OutsideNote ToldOutside() => new(Kinds.Activity, ActivityId);

    public IEnumerable<ThreadLine> Tell() =>
        [
            new(EngagementId, Enum.TryParse<ThreadKind>(Kind, out var known) ? known : ThreadKind.Note,
                DealId is null ? null : Kinds.Deal, DealId)
            {
                Text = Subject, At = HappenedAt,
            },
        ];
}
