using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;

namespace ErpCrm.Platform;

internal sealed class BusinessClock(TimeProvider time, ICompanyProfile company) : IBusinessClock
{
    private volatile Known? _known;

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DayOf(UtcNow);

    public TimeZoneInfo TimeZone
    {
        get
        {
            var id = company.Current.TimeZoneId;
            if (_known is { } known && known.Id == id) return known.Zone;
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Utc;
            _known = new Known(id, zone);
            return zone;
        }
    }

    public DateOnly DayOf(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZone));

    // A reference: read and written in one piece by any number of threads.
    private sealed record Known(string Id, TimeZoneInfo Zone);
}
