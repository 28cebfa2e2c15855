use red_heat::{
    content::loader::Content,
    sim::{
        actor::*,
        brain::{Brain, bot::Bot},
        command::PlayerCommand,
        mission::*,
        seats::SEATS,
        session::Session,
        stance::Stance,
    },
};
#[test]
fn trace() {
    let env = |n: &str, d: u64| std::env::var(n).ok().and_then(|t| t.parse().ok()).unwrap_or(d);
    let (seed, from, to) = (env("SEED", 4), env("FROM", 0), env("TO", 30000));
    let diff = std::env::var("DIFF").unwrap_or("normal".into());
    let content = Content::open(None).ok().unwrap();
    let level = content.level("base/01_bathhouse").ok().unwrap();
    let setup = MissionSetup { level, catalog: content.catalog(), seed, difficulty: diff };
    let mut session = Session::new(setup, 1).unwrap();
    let mut bot = Bot::new(seed);
    let (mut spot, mut rest) = (bevy::math::Vec2::ZERO, 0u32);
    while session.goes_on() && session.mission().tick < to {
        let mut commands = [PlayerCommand::default(); SEATS];
        commands[0] = bot.command(session.world(), 0);
        session.tick(commands);
        let t = session.mission().tick;
        let phase = session.mission().phase.clone();
        let w = session.world();
        let Some((_, at, st, h)) = w
            .query::<(&Seat, &Position, &Stance, &Health)>()
            .iter(w)
            .next()
            .map(|(s, a, b, c)| (*s, *a, b.clone(), *c))
        else {
            continue;
        };
        let stays = at.0.distance(spot) < 0.3 && phase == Phase::Playing;
        rest = if stays { rest + 1 } else { 0 };
        if !stays {
            spot = at.0;
        }
        if (rest > 90 && rest % 20 == 0) || (t >= from && from > 0 && t % 5 == 0) {
            let w = session.world();
            let mut men: Vec<String> = w
                .query::<(&ActorId, &Position, &Stance, &Health, Option<&Brain>)>()
                .iter(w)
                .filter(|(_, p, _, _, b)| b.is_some() && p.0.distance(at.0) < 5.0)
                .map(|(id, p, s, h, b)| {
                    let f = format!("{:?}", s.act);
                    let m = format!("{:?}", b.unwrap().mood);
                    format!(
                        "{}@{:.1} hp{:.0} {} {}",
                        id.0,
                        p.0.distance(at.0),
                        h.now,
                        &f[..f.len().min(14)],
                        &m[..m.len().min(24)]
                    )
                })
                .collect();
            men.sort();
            let act = format!("{:?}", st.act);
            println!(
                "t{t} rest{rest} at {:.1},{:.1} hp{:.0} {}:{} cmd {:?} go({},{}) | {}",
                at.0.x,
                at.0.y,
                h.now,
                &act[..act.len().min(30)],
                st.tick,
                commands[0].buttons.0,
                commands[0].move_x,
                commands[0].move_y,
                men.join(" ; ")
            );
        }
    }
    println!("{:?} {}", session.mission().phase, session.mission().tick);
}
