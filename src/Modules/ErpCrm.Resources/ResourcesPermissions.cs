using ErpCrm.Platform.Security;

namespace ErpCrm.Resources;

internal static class ResourcesPermissions
{
    public const string ViewPeople = "resources.people.view";
    public const string EditPeople = "resources.people.edit";
    public const string ViewRates = "resources.rates.view";
    public const string EditRates = "resources.rates.edit";
    public const string ApproveLeave = "resources.leave.approve";
    public const string ViewBookings = "resources.bookings.view";
    public const string EditBookings = "resources.bookings.edit";
    public const string ViewUtilisation = "resources.utilisation.view";

    private static readonly string[] Everyone =
        [BuiltInRoles.Administrator, BuiltInRoles.Sales, BuiltInRoles.ProjectManager, BuiltInRoles.TeamMember,
            BuiltInRoles.Accountant, BuiltInRoles.Management];

    public static readonly Permission[] All =
    [
        new Permission(ViewPeople, Scoped: false).For(Scope.All, Everyone),
        new Permission(EditPeople, Scoped: false).For(Scope.All, BuiltInRoles.Administrator, BuiltInRoles.Management),
        new Permission(ViewRates, Scoped: false).For(Scope.All, BuiltInRoles.Management, BuiltInRoles.Accountant),
        new Permission(EditRates, Scoped: false).For(Scope.All, BuiltInRoles.Management),
        // Held by the person's user: team managers decide about their team.
        new Permission(ApproveLeave, Scoped: true)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.All, BuiltInRoles.Administrator, BuiltInRoles.Management),
        new Permission(ViewBookings, Scoped: false).For(Scope.All, Everyone),
        new Permission(EditBookings, Scoped: false).For(Scope.All, BuiltInRoles.ProjectManager, BuiltInRoles.Management,
            BuiltInRoles.Administrator),
        // Held by the person's user.
        new Permission(ViewUtilisation, Scoped: true)
            .For(Scope.Own, BuiltInRoles.Sales, BuiltInRoles.TeamMember)
            .For(Scope.All, BuiltInRoles.ProjectManager, BuiltInRoles.Accountant, BuiltInRoles.Management,
                BuiltInRoles.Administrator),
    ];
}
