namespace ErpCrm.Resources.People;

internal static class PeopleQueries
{
    /// <summary>Whose time is planned and measured: capacity, bookings and utilisation show them.</summary>
    public static IQueryable<Person> Planned(this IQueryable<Person> people) =>
        people.Where(p => p.WorksOnProjects && !p.IsInvited);
}
