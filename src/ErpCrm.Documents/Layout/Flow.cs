namespace ErpCrm.Documents.Layout;

/// <summary>Where content stands on a page, in points. The first page
/// has no running header and starts higher.</summary>
internal sealed record PageFrame(double Width, double Height, double Left, double Right, double FirstTop, double Top,
    double Bottom)
{
    public double ContentWidth => Right - Left;
}

/// <summary>Fills pages from top to bottom. The whole document is laid
/// out before it is painted, so the number of pages is known.</summary>
internal sealed class Flow
{
    /// <summary>Sums of heights are not exact.</summary>
    public const double Tolerance = 0.01;

    private const int MinLinesOfPiece = 2;

    private readonly List<List<DrawOperation>> _pages = [];
    private double _contentTop;
    private FlowRow? _repeated;

    public Flow(PageFrame frame)
    {
        Frame = frame;
        StartPage(frame.FirstTop);
    }

    public PageFrame Frame { get; }

    /// <summary>The top of what comes next.</summary>
    public double Y { get; set; }

    public int PageCount => _pages.Count;

    private double Room => Frame.Bottom - Y;

    private double RoomOfFreshPage => Frame.Bottom - Frame.Top - (_repeated?.Height ?? 0);

    private bool IsFresh => Y <= _contentTop + Tolerance;

    public Canvas On(Part part, int? page = null) => new(page is { } index ? _pages[index] : _pages[^1], part);

    /// <summary>Adds space between two things; there is none at the top of a page.</summary>
    public void Space(double height)
    {
        if (!IsFresh)
        {
            Y += height;
        }
    }

    /// <summary>Goes to a new page unless the height is left on this one or on no page at all.</summary>
    public void KeepTogether(double height)
    {
        if (height > Room + Tolerance && height <= RoomOfFreshPage && !IsFresh)
        {
            NewPage();
        }
    }

    /// <summary>The row is drawn on top of each page from now on; null ends this.</summary>
    public void RepeatOnNewPages(FlowRow? row) => _repeated = row;

    /// <summary>
    /// Places a row, on the next page if it does not fit, and over several pages if it is tall.
    /// <paramref name="keepBelow"/> is the height of what must stand under the row on the same page.
    /// </summary>
    public void Place(FlowRow row, double keepBelow = 0)
    {
        for (var rest = row; ;)
        {
            var keep = CanKeep(rest, keepBelow) ? keepBelow : 0;
            if (rest.Height + keep <= Room + Tolerance)
            {
                Draw(rest);
                return;
            }

            var minLines = IsFresh ? 1 : MinLinesOfPiece;
            if ((!IsFresh && MovesWhole(rest, keep)) || rest.Split(Room, minLines) is not { } pieces)
            {
                if (IsFresh)
                {
                    Draw(rest);
                    return;
                }

                NewPage();
                continue;
            }

            Draw(pieces.Head);
            NewPage();
            rest = pieces.Tail;
        }
    }

    public DisplayList ToDisplayList() =>
        new(Frame.Width, Frame.Height, [.. _pages.Select(page => new DisplayPage([.. page]))]);

    private bool CanKeep(FlowRow row, double below)
    {
        const double FewLines = 40;
        return below + Math.Min(row.Height, FewLines) <= RoomOfFreshPage;
    }

    /// <summary>A short row is not torn apart; a tall one is, rather than leave half a page empty.</summary>
    private bool MovesWhole(FlowRow row, double keepBelow)
    {
        const double ShortRow = 0.35;
        return row.Height + keepBelow <= RoomOfFreshPage && row.Height <= ShortRow * RoomOfFreshPage;
    }

    private void Draw(FlowRow row)
    {
        row.Draw(On(Part.Decoration), Y);
        Y += row.Height;
    }

    private void NewPage()
    {
        StartPage(Frame.Top);
        if (_repeated is { } row)
        {
            Draw(row);
            _contentTop = Y;
        }
    }

    private void StartPage(double top)
    {
        _pages.Add([]);
        Y = _contentTop = top;
    }
}
