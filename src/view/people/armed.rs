//! Which clip shows somebody with a gun, in handcuffs, or behind cover; and which older clip takes its place on a sheet
//! that has none of it.

use super::pose::{Looks, Moment, share};
use crate::{
    content::{
        gun::{GunDef, Hold, ReloadDef},
        rules::Rules,
    },
    sim::stance::{Act, ReloadStage, Stance},
};

/// Speed under which a body stands, in metres a second.
const STANDS: f32 = 0.25;

/// A gun in the hand, as far as it chooses a clip.
#[derive(Clone, Copy, Debug)]
pub struct Arms {
    /// How it is held.
    pub hold: Hold,
    /// How it is loaded.
    pub reload: ReloadDef,
    /// Ticks to draw it.
    pub draw: u32,
    /// Whether it points at somebody, rather than at the floor.
    pub raised: bool,
}

impl Arms {
    /// That gun, raised or not.
    pub fn new(gun: &GunDef, raised: bool) -> Self {
        Self { hold: gun.hold, reload: gun.reload, draw: gun.draw, raised }
    }

    /// One of two clips: for a hand alone (a huge pistol is aimed so, too), or for both.
    fn of<'a>(&self, one: &'a str, two: &'a str) -> &'a str {
        if self.hold == Hold::Two { two } else { one }
    }

    fn aims(&self, speed: f32) -> &'static str {
        if speed < STANDS { self.of("aim_one", "aim_two") } else { self.of("walk_aim_one", "walk_aim_two") }
    }
}

/// The clip and its moment, where guns have a say in it.
pub(super) fn choose(stance: &Stance, looks: Looks, rules: &Rules) -> Option<(&'static str, Moment)> {
    let tick = stance.tick;
    let chosen = match (&stance.act, looks.arms) {
        _ if looks.burns => return None,
        (Act::Free, Some(arms)) if looks.ducks && arms.raised => {
            (arms.of("crouch_aim_one", "crouch_aim_two"), Moment::Running)
        }
        (Act::Free | Act::Reload(_), _) if looks.ducks => ("crouch", Moment::Running),
        (Act::Free, Some(arms)) if arms.raised => (arms.aims(looks.speed), Moment::Running),
        (Act::Shoot(shot), Some(arms)) if tick < shot.wind_up => (arms.aims(looks.speed), Moment::Running),
        (Act::Shoot(shot), Some(arms)) => {
            let clip = match arms.hold {
                Hold::One => "fire_one",
                Hold::Two => "fire_two",
                Hold::Huge => "fire_huge",
            };
            (clip, Moment::Ticks(tick - shot.wind_up))
        }
        (Act::Shoot(_), None) => ("aim_one", Moment::Running),
        (Act::Reload(stage), Some(arms)) => reload(arms, *stage, tick),
        (Act::Reload(_), None) => ("use", Moment::Ticks(tick)),
        (Act::Draw, Some(arms)) => ("draw", Moment::Share(share(tick, arms.draw))),
        // What goes back under the coat is seen backwards.
        (Act::Draw, None) => ("draw", Moment::Share(1.0 - share(tick, rules.body.pick_up))),
        (Act::Cuff(_), _) => ("cuff", Moment::Ticks(tick)),
        (Act::Cuffed, _) => ("kneel_cuffed", Moment::Ticks(tick)),
        (Act::Vault { .. }, _) => ("vault", Moment::Ticks(tick)),
        (Act::Flinch { from_front: true }, _) if looks.shot => ("shot_front", Moment::Ticks(tick)),
        (Act::Flinch { from_front: false }, _) if looks.shot => ("shot_back", Moment::Ticks(tick)),
        _ => return None,
    };
    Some(chosen)
}

/// The three parts of loading lie one after the other in the clip; rounds that go in singly have one of their own.
fn reload(arms: Arms, stage: ReloadStage, tick: u32) -> (&'static str, Moment) {
    let ticks = match stage {
        ReloadStage::Open => arms.reload.open,
        ReloadStage::Insert => arms.reload.insert,
        ReloadStage::Close => arms.reload.close,
    };
    let along = share(tick, ticks);
    if stage == ReloadStage::Insert && arms.reload.singly && arms.hold == Hold::Two {
        return ("shell", Moment::Share(along));
    }
    let part = match stage {
        ReloadStage::Open => 0.0,
        ReloadStage::Insert => 1.0,
        ReloadStage::Close => 2.0,
    };
    // The very end belongs to the next part.
    (arms.of("reload_one", "reload_two"), Moment::Share((part + along.min(0.999)) / 3.0))
}

/// What shows a movement on a sheet that lacks its clip: the nearest that every sheet has, in a few steps.
pub fn instead_of(clip: &str) -> &'static str {
    match clip {
        "fire_huge" => "fire_one",
        "lean_fire" => "lean_aim",
        "aim_one" | "fire_one" => "charge",
        "aim_two" | "fire_two" => "hold",
        "walk_aim_one" | "walk_aim_two" => "walk",
        "crouch_aim_one" | "crouch_aim_two" => "crouch",
        "crouch" | "kneel_cuffed" => "cower",
        "shell" => "reload_two",
        "reload_one" | "reload_two" | "draw" => "use",
        "cuff" => "pick_up",
        "vault" => "roll",
        "shot_front" => "hit_front",
        "shot_back" => "hit_back",
        // Sheets of older packs know fewer ways to lie.
        "out_side" | "out_front" => "downed",
        _ => "idle",
    }
}

#[cfg(test)]
mod tests {
    use bevy::{ecs::entity::Entity, math::Vec2};

    use super::*;
    use crate::{
        content::{art::Index, loader::Content},
        sim::stance::Shot,
        view::people::pose,
    };

    fn rules() -> std::sync::Arc<Rules> {
        Content::open(None).unwrap().catalog().rules.clone()
    }

    fn arms(hold: Hold, singly: bool, raised: bool) -> Arms {
        Arms { hold, reload: ReloadDef { open: 12, insert: 20, close: 8, singly }, draw: 10, raised }
    }

    fn chosen(act: Act, tick: u32, looks: Looks) -> Option<(&'static str, Moment)> {
        choose(&Stance { act, tick, ..Stance::default() }, looks, &rules())
    }

    #[test]
    fn a_shot_is_aimed_first_and_kicks_as_it_leaves() {
        let looks = Looks { arms: Some(arms(Hold::Huge, false, false)), ..Looks::default() };
        let shoot = || Act::Shoot(Shot { wind_up: 30, ticks: 60 });
        assert_eq!(chosen(shoot(), 29, looks), Some(("aim_one", Moment::Running)));
        assert_eq!(chosen(shoot(), 30, looks), Some(("fire_huge", Moment::Ticks(0))));
        assert_eq!(chosen(shoot(), 34, looks), Some(("fire_huge", Moment::Ticks(4))));
    }

    #[test]
    fn a_lowered_gun_leaves_the_legs_alone() {
        let looks = |raised| Looks { arms: Some(arms(Hold::One, false, raised)), ..Looks::default() };
        assert_eq!(chosen(Act::Free, 0, looks(false)), None);
        assert_eq!(chosen(Act::Free, 0, looks(true)), Some(("aim_one", Moment::Running)));
        let walks = Looks { speed: 2.0, ..looks(true) };
        assert_eq!(chosen(Act::Free, 0, walks), Some(("walk_aim_one", Moment::Running)));
    }

    #[test]
    fn the_parts_of_loading_follow_one_another() {
        let looks = Looks { arms: Some(arms(Hold::One, false, true)), ..Looks::default() };
        let shares: Vec<f32> = [ReloadStage::Open, ReloadStage::Insert, ReloadStage::Close]
            .into_iter()
            .flat_map(|stage| [0, 4, 8, 20].map(|tick| chosen(Act::Reload(stage), tick, looks)))
            .map(|chosen| match chosen {
                Some(("reload_one", Moment::Share(share))) => share,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]), "{shares:?}");
        assert!(shares[0] == 0.0 && shares[11] < 1.0 && shares[11] > 0.99);
        let shells = Looks { arms: Some(arms(Hold::Two, true, true)), ..Looks::default() };
        let shell = chosen(Act::Reload(ReloadStage::Insert), 10, shells);
        assert_eq!(shell, Some(("shell", Moment::Share(0.5))));
    }

    #[test]
    fn every_act_has_its_frames_on_every_sheet() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/art/index.ron");
        let index = Index::read(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(index.people.len() > 10);
        let other = Entity::PLACEHOLDER;
        let acts = [
            Act::Free,
            Act::Charge,
            Act::Roll(Vec2::X),
            Act::PickUp,
            Act::Flinch { from_front: true },
            Act::Flinch { from_front: false },
            Act::Stagger,
            Act::Fall,
            Act::Down { ticks: 40 },
            Act::GetUp,
            Act::Beaten,
            Act::Cower,
            Act::HandsUp,
            Act::Shoot(Shot { wind_up: 10, ticks: 30 }),
            Act::Reload(ReloadStage::Open),
            Act::Reload(ReloadStage::Insert),
            Act::Reload(ReloadStage::Close),
            Act::Draw,
            Act::Cuff(other),
            Act::Cuffed,
            Act::Vault { from: Vec2::ZERO, to: Vec2::X },
            Act::Hold(other),
            Act::Held { by: other, struggle: 0 },
        ];
        let catalog = Content::open(None).unwrap().catalog();
        let moves = catalog.movesets.values().next().unwrap();
        for (name, sheet) in &index.people {
            for act in &acts {
                for looks in every_look() {
                    let stance = Stance { act: act.clone(), ..Stance::default() };
                    for tick in [0, 5, 11, 29, 200] {
                        let stance = Stance { tick, ..stance.clone() };
                        let pose = pose::choose(&stance, looks, moves, &catalog.rules);
                        let (found, clip) = pose::find(sheet, &pose.clip).expect("every sheet stands");
                        let rests = found == "idle" && pose.clip != "idle";
                        assert!(!rests, "{name} stands idly instead of {}", pose.clip);
                        let frame = pose::frame(clip, pose.moment, tick);
                        assert!(frame < clip.frames, "{name}: {found}");
                    }
                }
            }
        }
    }

    fn every_look() -> impl Iterator<Item = Looks> {
        let guns = [Hold::One, Hold::Two, Hold::Huge]
            .into_iter()
            .flat_map(|hold| [true, false].map(|singly| (hold, singly)))
            .flat_map(|(hold, singly)| [true, false].map(|raised| Some(arms(hold, singly, raised))));
        guns.chain([None]).flat_map(|arms| {
            [(0.0, false), (2.0, false), (5.0, false), (0.0, true)].map(|(speed, ducks)| Looks {
                speed,
                walk: 2.0,
                run: 4.0,
                arms,
                ducks,
                shot: true,
                ..Looks::default()
            })
        })
    }
}
