using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.Bookings;

/// <summary>Bookings in the API: of each person and week, as the capacity plan counts them.</summary>
internal sealed class BookingApi : ApiKind<ResourcesDbContext, Booking>
{
    public BookingApi(BookingsList list)
        : base(Kinds.Booking, "bookings", list)
    {
        Creates<BookingsController>(nameof(BookingsController.Create)).InMinutes("minutes", "Hours");
        Changes<BookingsController>(nameof(BookingsController.Edit)).InMinutes("minutes", "Hours");
        Removes<BookingsController>(nameof(BookingsController.Remove));
    }
}
