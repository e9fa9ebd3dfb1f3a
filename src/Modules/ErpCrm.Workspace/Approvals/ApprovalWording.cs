using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Localization;
using ErpCrm.Workspace.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Says in the reader's language who is asked.</summary>
internal sealed class ApprovalWording(
    RecordKinds kinds, IStringLocalizerFactory factory, IStringLocalizer<WorkspaceText> T)
{
    /// <summary>Whom the step waits for that is not done.</summary>
    public string WaitsFor(Approval approval, Staff staff)
    {
        var asked = approval.Open.Select(seat => Who(seat, staff)).Distinct().ToList();
        var mark = approval.Open is [{ NeedsAll: true }, ..] ? T["and"] : T["or"];
        return string.Join($" {mark.Value} ", asked);
    }

    /// <summary>Whose word a seat is for.</summary>
    public string Who(ApprovalSeat seat, Staff staff) => seat switch
    {
        { Holder: SeatHolder.Anyone } or { Help: SeatHelp.Anyone } => T["whoever may approve"],
        { Help: SeatHelp.Administrators } => T["an administrator"],
        { Holder: SeatHolder.Role } => RoleOf(seat.Role),
        _ => staff.NameOf(seat.UserId) ?? T["the project manager"],
    };

    /// <summary>Whom the policy names, whoever helps.</summary>
    public string Named(ApprovalSeat seat, Staff staff) => seat.Holder switch
    {
        SeatHolder.Anyone => T["whoever may approve"],
        SeatHolder.Role => RoleOf(seat.Role),
        SeatHolder.Manager => staff.NameOf(seat.UserId) is { } name
            ? T["{0} (project manager)", name] : T["the project manager"],
        _ => staff.NameOf(seat.UserId) ?? T["somebody who left"],
    };

    public string RoleOf(string role) =>
        factory.Create(kinds.Get(Kinds.User).Words.Texts).In("user", role);

    /// <summary>What is approved is called.</summary>
    public string Many(IApproves kind) => kind.Words?.Many ?? factory.Many(kinds.Get(kind.RecordKind));

    public string One(IApproves kind) => kind.Words?.One ?? factory.One(kinds.Get(kind.RecordKind));
}
