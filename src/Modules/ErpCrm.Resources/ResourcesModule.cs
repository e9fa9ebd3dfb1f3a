using ErpCrm.Contracts;
using ErpCrm.Contracts.Identity;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Resources;
using ErpCrm.Demo;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.Checks;
using ErpCrm.Resources.Demo;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Holidays;
using ErpCrm.Resources.Home;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.Resources.Rates;
using ErpCrm.Resources.Seeding;
using ErpCrm.Resources.Text;
using ErpCrm.Resources.Utilisation;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Resources;

/// <summary>People, their rates and hours, and who is booked on what.</summary>
public static class ResourcesModule
{
    public static IServiceCollection AddResources(this IServiceCollection services)
    {
        services.AddDemoActor<ResourcesDemo>().AddSeeder<ResourcesSeeder>();
        services.AddModule<ResourcesDbContext>("Resources")
            .FollowsUsers()
            .Announces<AnnouncePeople>(typeof(PersonChanged), typeof(PersonWithdrawn))
            .Announces<AnnouncePersonRates>(typeof(PersonRateSet), typeof(PersonRateRemoved))
            .Handles<UserChanged, MakePersonWhenUserChanged>("resources.people")
            .Listens(
                "resources.projects",
                it => it.Handles<ProjectOpened, FollowProjectWhenProjectOpened>()
                    .Handles<ProjectChanged, FollowProjectWhenProjectChanged>()
                    .Handles<ProjectRemoved, RemoveProjectWhenProjectRemoved>(),
                typeof(ProjectCopy))
            .Listens("resources.worked-weeks", it => it.Handles<TimeRecorded, FollowWorkedWeekWhenTimeRecorded>()
                .Handles<TimesheetRemoved, RemoveWorkedWeekWhenTimesheetRemoved>(), typeof(WorkedWeek))
            .Permissions(ResourcesPermissions.All)
            .Record<PersonRecord>().Record<PersonRateRecord>().Record<DepartmentRecord>().Record<HolidayRecord>()
            .Record<AbsenceRecord>().Record<BookingRecord>()
            .Approves<ApprovedLeave>()
            .Checks<PeopleCheck>()
            .Keeps<PersonRecords>().Keeps<PersonRateRecords>().Keeps<ProjectCopies>().Keeps<WorkedWeekCopies>()
            .Uses<WorkOfPeople>().Imports<PersonImport>(Kinds.Person)
            .Imports<DepartmentImport>(Kinds.Department);
        services.AddValidatorsFromAssemblyContaining<ResourcesDbContext>(includeInternalTypes: true);
        services.AddPanel<ProjectTeamPanel>(Kinds.Project, 20, ResourcesPermissions.ViewBookings);
        services.AddPanel<BookedWeekPanel>(Slots.OwnWeek, 10, null);
        services.AddScoped<IWorkingPeople, WorkingPeople>().AddScoped<AbsenceDeciding>();
        services.AddScoped<IPublicHolidays, PublicHolidays>();
        services.AddHomeFigures<UtilisationFigure>();
        services.AddList<PeopleList>().AddList<AbsencesList>().AddList<DepartmentsList>().AddList<HolidaysList>()
            .AddList<UtilisationList>().AddList<BookingsList>();
        services.AddBulkAction<DeleteBookings>(Kinds.Booking).AddBulkAction<DeleteHolidays>(Kinds.Holiday);
        services.AddFirstSteps<ResourcesFirstSteps>();
        services.AddAttention<AttentionToCapacity>();
        services.AddAttention<AttentionToLeave>();
        services.AddNoticeWords<ResourcesNotices>();
        AddApi(services);
        return services.AddPages();
    }

    private static void AddApi(IServiceCollection services) =>
        services.AddApi<PersonApi>().AddApi<PersonRateApi>().AddApi<DepartmentApi>().AddApi<HolidayApi>()
            .AddApi<AbsenceApi>().AddApi<BookingApi>();

    private static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddNavigation(
            new NavItem(NavGroup.Delivery, "capacity", typeof(ResourcesText), "Capacity", "/resources/capacity",
                "calendar-range", ResourcesPermissions.ViewBookings, 20, 'W'),
            new NavItem(NavGroup.Delivery, "utilisation", typeof(ResourcesText), "Utilisation",
                "/resources/utilisation", "gauge", ResourcesPermissions.ViewUtilisation, 40),
            NavItem.Of<PersonRecord>(NavGroup.Foot, "people", 10, 'O', icon: "users"),
            new NavItem(NavGroup.Settings, "departments", typeof(ResourcesText), "Departments",
                "/resources/departments", "network", ResourcesPermissions.EditPeople, 50),
            new NavItem(NavGroup.Settings, "holidays", typeof(ResourcesText), "Holidays", "/resources/holidays",
                "party-popper", ResourcesPermissions.EditPeople, 60))
        .AddPaletteCommands(
            new PaletteCommand(typeof(ResourcesText), "My page", "/resources/people/me", "user",
                ResourcesPermissions.ViewPeople),
            new PaletteCommand(typeof(ResourcesText), "Bookings", "/resources/bookings", "calendar-range",
                ResourcesPermissions.ViewBookings));
}
